// When a store takes no changes, and what it says of itself.

#include <atomic>

#include "common/store/disk_space.h"
#include "google/rpc/error_details.pb.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using tests::HasReason;
using tests::IsOk;

class StoreAdmissionTest : public StoreConformanceTest {
 protected:
  // Opens a store on a volume of 1,000 bytes, of which 100 and 10 percent have
  // to be free.
  void OpenOnSmallVolume() {
    Open({.space = [this]() -> absl::StatusOr<VolumeSpace> {
            ++looks_;
            return VolumeSpace{free_, 1'000};
          },
          .disk_limits = {.min_free_bytes = 150,
                          .min_free_percent = 20,
                          .between_looks = between_looks_}});
  }

  std::atomic<uint64_t> free_ = 1'000;
  std::atomic<int> looks_ = 0;
  absl::Duration between_looks_ = absl::ZeroDuration();
};

auto IsNearlyFull() {
  return HasReason(absl::StatusCode::kResourceExhausted, "DISK_NEARLY_FULL");
}

TEST_P(StoreAdmissionTest, WithoutRoomChangesAreRefusedAndReadsGoOn) {
  OpenOnSmallVolume();
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  free_ = 199;
  const absl::Status refused = Write("x", Creating(Thing("b", "one")));
  EXPECT_THAT(refused, IsNearlyFull());
  google::rpc::RetryInfo retry;
  const auto payload =
      refused.GetPayload("type.googleapis.com/google.rpc.RetryInfo");
  ASSERT_TRUE(payload.has_value());
  ASSERT_TRUE(retry.ParseFromString(std::string(*payload)));
  EXPECT_GT(retry.retry_delay().seconds(), 0);
  EXPECT_EQ(TextOf(*Read("x"), "a"), "one");
  EXPECT_EQ(Revision("x"), 1);
  // And again, by itself.
  free_ = 200;
  EXPECT_THAT(Write("x", Creating(Thing("b", "one"))), IsOk());
}

TEST_P(StoreAdmissionTest, BothLimitsHaveToBeKept) {
  OpenOnSmallVolume();
  for (const auto& [free, admitted] :
       {std::pair{200, true}, {199, false}, {150, false}, {149, false}}) {
    free_ = free;
    EXPECT_EQ(Write("x", Creating(Thing(absl::StrCat(free), "one"))).ok(),
              admitted)
        << free;
  }
}

TEST_P(StoreAdmissionTest, TheDiskIsLookedAtOnceInAWhile) {
  between_looks_ = absl::Hours(1);
  OpenOnSmallVolume();
  for (int i = 0; i < 10; ++i) {
    ASSERT_THAT(Write("x", Creating(Thing(absl::StrCat(i), "one"))), IsOk());
  }
  EXPECT_EQ(looks_, 1);
}

TEST_P(StoreAdmissionTest, WhatCannotBeFoundOutRefusesNothing) {
  Open({.space = [] { return SpaceOf("/there/is/no/such/folder")(); }});
  EXPECT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
}

TEST_P(StoreAdmissionTest, ItsStatusTellsWhatItCounts) {
  OpenOnSmallVolume();
  free_ = 500;
  EXPECT_EQ(store_->Status().revisions, 0);
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  ASSERT_THAT(Write("x", Creating(Thing("b", "one"))), IsOk());
  ASSERT_THAT(Write("y", Creating(Thing("a", "one"))), IsOk());
  const StoreStatus status = store_->Status();
  EXPECT_THAT(status.writable, IsOk());
  EXPECT_EQ(status.councils, 2);
  EXPECT_EQ(status.revisions, 3);
  EXPECT_EQ(status.queued_changes, 0);
  EXPECT_EQ(status.free_bytes, 500);
  EXPECT_EQ(status.watermark_sequence, 0);
  free_ = 0;
  EXPECT_THAT(store_->Status().writable, IsNearlyFull());
}

TEST_P(StoreAdmissionTest, ItsStatusTellsOfAFailure) {
  Open({}, [](Engine&, const Changes&) {
    return MakeError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE", "");
  });
  EXPECT_THAT(store_->Status().writable, IsOk());
  Write("x", Creating(Thing("a", "one"))).IgnoreError();
  EXPECT_THAT(store_->Status().writable,
              HasReason(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
}

// A watermark that fails is a failure of the engine: what it did not note may
// not be acknowledged.
TEST_P(StoreAdmissionTest, AFailedWatermarkAcknowledgesNothing) {
  class Failing : public Watermark {
   public:
    absl::Status Advance(const Marks&) override {
      ++times_;
      return MakeError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE", "");
    }
    uint64_t sequence() const override { return times_; }

   private:
    std::atomic<uint64_t> times_ = 0;
  };
  int failures = 0;
  Open({.on_failure = [&](const absl::Status&) { ++failures; },
        .watermark = std::make_shared<Failing>()});
  for (int time = 0; time < 2; ++time) {
    EXPECT_THAT(Write("x", Creating(Thing("a", "one"))),
                HasReason(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE"));
  }
  EXPECT_EQ(failures, 1);
  EXPECT_EQ(store_->Status().watermark_sequence, 1) << "it was not tried again";
  EXPECT_THAT(store_->Read("x").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreAdmissionTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

TEST(CouncilLimitTest, OneMoreCouncilThanHasAPlaceIsRefused) {
  Store store(OpenMemoryEngine(), {});
  std::vector<Submitted> created;
  for (int i = 0; i < kMaxCouncils; ++i) {
    created.emplace_back(
        store, ChangeOf(absl::StrCat("c", i), [](Txn& txn) {
          return txn.Record(ChangeKind::kCreated, "r", "b").status();
        }));
  }
  for (Submitted& council : created) EXPECT_THAT(council.Wait(), IsOk());
  EXPECT_THAT(
      store.Write(ChangeOf("more", Creating(Thing("a", "one")))),
      HasReason(absl::StatusCode::kFailedPrecondition, "TOO_MANY_COUNCILS"));
  EXPECT_THAT(store.Write(ChangeOf("c1", Creating(Thing("a", "one")))), IsOk());
  EXPECT_EQ(store.Councils()->size(), kMaxCouncils);
}

}  // namespace
}  // namespace carereform::store
