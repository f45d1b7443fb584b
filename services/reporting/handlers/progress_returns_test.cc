// Returns as they are stored, over a store in memory.

#include "services/reporting/handlers/progress_returns.h"

#include "common/rpc/convert.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/keys.h"
#include "tests/support/status_matchers.h"

namespace carereform::reporting {
namespace {

using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

v1::ReturnModel Model(bool complete) {
  v1::ReturnModel model;
  model.mutable_cover()->set_council("X Council");
  model.mutable_cover()->set_quarter("2025-26 Q3");
  *model.mutable_cover()->mutable_as_of_date() =
      rpc::ToDate(absl::CivilDay(2025, 10, 20));
  model.mutable_cover()->set_complete(complete);
  v1::Cell& cell = *model.add_cells();
  cell.set_id("m09-stock");
  cell.set_code("M09");
  cell.mutable_value()->set_state(measures::v1::MeasureValue::VALUE);
  cell.mutable_value()->mutable_count()->set_n(297);
  return model;
}

class ProgressReturnsTest : public testing::Test {
 protected:
  ProgressReturnsTest() : store_(store::OpenMemoryEngine(), {}) {}

  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write(
        {.council = "x", .creates_council = true, .body = std::move(body)});
  }

  v1::ProgressReturn Prepare(bool complete) {
    v1::PrepareProgressReturnRequest request;
    request.set_parent("councils/x");
    v1::ProgressReturn prepared;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(
                      prepared,
                      StorePrepared(records_, txn, request, Model(complete)));
                  return absl::OkStatus();
                }),
                IsOk());
    return prepared;
  }

  absl::StatusOr<v1::ProgressReturn> Freeze(const std::string& name,
                                            const std::string& etag = "") {
    v1::FreezeProgressReturnRequest request;
    request.set_name(name);
    request.set_etag(etag);
    v1::ProgressReturn frozen;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(frozen,
                          FreezeProgressReturn(records_, txn, {}, request));
      return absl::OkStatus();
    }));
    return frozen;
  }

  absl::StatusOr<v1::ReturnDocument> Document(const std::string& name,
                                              v1::DocumentFormat format) {
    v1::GetReturnDocumentRequest request;
    request.set_name(name);
    request.set_format(format);
    return GetReturnDocument(records_, **store_.Read("x"), request);
  }

  // Puts other bytes where a blob is, as damage to the disk might.
  void Damage(uint32_t table, const std::string& name) {
    EXPECT_THAT(
        Write([&](store::Txn& txn) -> absl::Status {
          store::PutBlob(txn, table, name, "other bytes");
          return txn.Record(store::ChangeKind::kUpdated, "r", "b").status();
        }),
        IsOk());
  }

  Records records_;
  store::Store store_;
};

TEST_F(ProgressReturnsTest, AFrozenReturnKeepsItsBytes) {
  const v1::ProgressReturn draft = Prepare(true);
  EXPECT_EQ(draft.name(),
            "councils/x/progressReturns/2025-26-q3-2025-10-20-v1");
  const auto before = Document(draft.name(), v1::JSON);
  EXPECT_FALSE(before->frozen());
  const auto frozen = Freeze(draft.name(), draft.etag());
  ASSERT_THAT(frozen.status(), IsOk());
  EXPECT_EQ(frozen->state(), v1::ProgressReturn::FROZEN);
  ASSERT_EQ(frozen->documents_size(), 3);
  for (const auto& digest : frozen->documents()) {
    const auto document = Document(draft.name(), digest.format());
    ASSERT_THAT(document.status(), IsOk());
    EXPECT_TRUE(document->frozen());
    EXPECT_EQ(document->sha256(), digest.sha256());
    EXPECT_EQ(store::Sha256Hex(document->content()), digest.sha256());
  }
}

// The same cells, and all that differs is what each says of itself.
TEST_F(ProgressReturnsTest, ADocumentSaysWhetherItIsFrozenAndOfWhichModel) {
  const v1::ProgressReturn draft = Prepare(true);
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

TEST_F(ProgressReturnsTest, OnlyACompleteDraftIsFrozen) {
  EXPECT_THAT(
      Freeze(Prepare(false).name()).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "RETURN_INCOMPLETE"));
  const v1::ProgressReturn draft = Prepare(true);
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
  const v1::ProgressReturn draft = Prepare(true);
  ASSERT_THAT(Freeze(draft.name()).status(), IsOk());
  Damage(kReturnDocumentBlobs, draft.name() + "/documents/2");
  EXPECT_THAT(Document(draft.name(), v1::JSON).status(),
              HasReason(absl::StatusCode::kDataLoss, "RETURN_DAMAGED"));
  EXPECT_THAT(Document(draft.name(), v1::CSV).status(), IsOk());
  Damage(kReturnModelBlobs, draft.name());
  EXPECT_THAT(LoadModel(records_, **store_.Read("x"), draft.name()).status(),
              HasReason(absl::StatusCode::kDataLoss, "RETURN_DAMAGED"));
}

TEST(SourceClientTest, ASourceWithNoAddressIsUnavailable) {
  const SourceClient client([](const std::string&) { return nullptr; });
  EXPECT_THAT(client.HeadRevision("assessments", "x").status(),
              HasReason(absl::StatusCode::kUnavailable, "SOURCE_UNAVAILABLE"));
}

}  // namespace
}  // namespace carereform::reporting
