#include "common/store/publication.h"

#include <atomic>

#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::store {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

class PublicationTest : public testing::Test {
 protected:
  absl::Status Write(const std::string& council,
                     absl::Status outcome = absl::OkStatus()) {
    return store_.Write(
        {.council = council,
         .creates_council = true,
         .body = [outcome](Txn& txn) -> absl::Status {
           CR_RETURN_IF_ERROR(
               txn.Record(ChangeKind::kCreated, "thing", "body").status());
           return outcome;
         }});
  }

  // Returns once the writer has told of everything so far: it tells of one
  // group before it begins another.
  void Settle() {
    ASSERT_THAT(Write("none", InvalidField("x", "is wrong")),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  }

  Store store_{OpenMemoryEngine(), {}};
};

TEST_F(PublicationTest, TellsOfWhatCanBeRead) {
  std::vector<std::string> told;
  std::vector<uint64_t> readable;
  const auto subscription = store_.OnPublished([&](const std::string& council) {
    told.push_back(council);
    readable.push_back((*store_.Read(council))->head().revision);
  });
  ASSERT_THAT(Write("x"), IsOk());
  ASSERT_THAT(Write("y"), IsOk());
  ASSERT_THAT(Write("x"), IsOk());
  Settle();
  EXPECT_THAT(told, ElementsAre("x", "y", "x"));
  EXPECT_THAT(readable, ElementsAre(1, 1, 2));
}

TEST_F(PublicationTest, TellsEveryoneUntilTheyGo) {
  std::atomic<int> first = 0;
  std::atomic<int> second = 0;
  const auto stays = store_.OnPublished([&](const std::string&) { ++first; });
  auto goes = store_.OnPublished([&](const std::string&) { ++second; });
  ASSERT_THAT(Write("x"), IsOk());
  Settle();
  goes = nullptr;
  ASSERT_THAT(Write("x"), IsOk());
  Settle();
  EXPECT_EQ(first, 2);
  EXPECT_EQ(second, 1);
}

}  // namespace
}  // namespace carereform::store
