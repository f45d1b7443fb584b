// Returns as they are prepared, frozen and read, over a store in memory.

#include "services/reporting/handlers/progress_returns.h"

#include "common/store/digest.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/handlers/stored_returns_fixture.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

using ProgressReturnsTest = StoredReturnsTest;

TEST_F(ProgressReturnsTest, AFrozenReturnKeepsItsBytes) {
  const v1::ProgressReturn draft = Prepare(Model());
  EXPECT_EQ(draft.name(),
            "councils/x/progressReturns/2025-26-q3-2025-10-20-v1");
  const auto before = Document(draft.name(), v1::JSON);
  EXPECT_FALSE(before->frozen());
  const auto frozen = Freeze(draft.name(), draft.etag());
  ASSERT_THAT(frozen.status(), IsOk());
  EXPECT_EQ(frozen->state(), v1::ProgressReturn::FROZEN);
  ASSERT_EQ(frozen->documents_size(), 3);
  for (const auto& digest : frozen->documents()) {
    EXPECT_EQ(digest.copy(), v1::DEPARTMENT);
    const auto document = Document(draft.name(), digest.format());
    ASSERT_THAT(document.status(), IsOk());
    EXPECT_TRUE(document->frozen());
    EXPECT_EQ(document->sha256(), digest.sha256());
    EXPECT_EQ(store::Sha256Hex(document->content()), digest.sha256());
  }
}

// The same cells, and all that differs is what each says of itself.
TEST_F(ProgressReturnsTest, ADocumentSaysWhetherItIsFrozenAndOfWhichModel) {
  const v1::ProgressReturn draft = Prepare(Model());
  const std::string before = Document(draft.name(), v1::JSON)->content();
  EXPECT_THAT(before, HasSubstr("\"state\": \"draft\""));
  ASSERT_THAT(Freeze(draft.name()).status(), IsOk());
  const std::string after = Document(draft.name(), v1::JSON)->content();
  EXPECT_THAT(after, HasSubstr("\"state\": \"frozen\""));
  EXPECT_EQ(before.substr(before.find("\"council\"")),
            after.substr(after.find("\"council\"")));
  for (const v1::DocumentFormat format : {v1::HTML, v1::JSON, v1::CSV}) {
    EXPECT_THAT(Document(draft.name(), format)->content(),
                HasSubstr(draft.model_sha256()));
  }
}

TEST_F(ProgressReturnsTest, SaysWhoPreparedAndWhoFroze) {
  const v1::ProgressReturn draft = Prepare(Model(), "preparer");
  EXPECT_EQ(draft.prepared_by(), "preparer");
  EXPECT_EQ(draft.frozen_by(), "");
  const auto frozen = Freeze(draft.name());
  EXPECT_EQ(frozen->prepared_by(), "preparer");
  EXPECT_EQ(frozen->frozen_by(), "officer");
}

TEST_F(ProgressReturnsTest, OnlyACompleteDraftIsFrozen) {
  EXPECT_THAT(
      Freeze(Prepare(Model(/*complete=*/false)).name()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RETURN_INCOMPLETE"));
  const v1::ProgressReturn draft = Prepare(Model());
  EXPECT_EQ(draft.version(), 2);
  EXPECT_THAT(Freeze(draft.name(), "\"stale\"").status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  ASSERT_THAT(Freeze(draft.name()).status(), IsOk());
  EXPECT_THAT(
      Freeze(draft.name()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RETURN_NOT_DRAFT"));
  EXPECT_THAT(Freeze("councils/x/progressReturns/none").status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(ProgressReturnsTest, DamageIsNoticed) {
  const v1::ProgressReturn draft = Prepare(Model());
  ASSERT_THAT(Freeze(draft.name()).status(), IsOk());
  Damage(kReturnDocumentBlobs, draft.name() + "/documents/2");
  EXPECT_THAT(Document(draft.name(), v1::JSON).status(),
              HasReason(absl::StatusCode::kDataLoss, "RETURN_DAMAGED"));
  EXPECT_THAT(Document(draft.name(), v1::CSV).status(), IsOk());
  Damage(kReturnModelBlobs, draft.name());
  EXPECT_THAT(LoadModel(records_, *Read(), draft.name()).status(),
              HasReason(absl::StatusCode::kDataLoss, "RETURN_DAMAGED"));
}

TEST(SourceClientTest, ASourceWithNoAddressIsUnavailable) {
  const SourceClient client([](const std::string&) { return nullptr; });
  EXPECT_THAT(client.HeadRevision("assessments", "x").status(),
              HasReason(absl::StatusCode::kUnavailable, "SOURCE_UNAVAILABLE"));
}

}  // namespace
}  // namespace carereform::reporting
