// Request ids: a request that is sent again makes no second change.

#include <atomic>
#include <thread>

#include "common/types/limits.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using tests::HasReason;
using tests::IsOk;

class StoreRequestsTest : public StoreConformanceTest {
 protected:
  // A request that creates thing `id` of council x.
  WriteRequest Request(const std::string& id, const std::string& request_id,
                       const std::string& digest) {
    WriteRequest request = ChangeOf("x", [this, id](Txn& txn) {
      ++made_;
      return Creating(Thing(id, "one"))(txn);
    });
    request.request_id = request_id;
    request.digest = digest;
    request.replay = [this](const Reader&, uint64_t revision) {
      ++replayed_;
      replayed_revision_ = revision;
      return absl::OkStatus();
    };
    return request;
  }

  std::atomic<int> made_ = 0;
  std::atomic<int> replayed_ = 0;
  std::atomic<uint64_t> replayed_revision_ = 0;
};

TEST_P(StoreRequestsTest, OneIdFromManyCallersMakesOneChange) {
  constexpr int kCallers = 8;
  std::vector<std::thread> callers;
  for (int caller = 0; caller < kCallers; ++caller) {
    callers.emplace_back([&] {
      EXPECT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(replayed_, kCallers - 1);
  EXPECT_EQ(replayed_revision_, 1);
  EXPECT_EQ(Revision("x"), 1);
}

TEST_P(StoreRequestsTest, WithinOneGroupTheSecondIsAnsweredFromTheFirst) {
  HeldWriter held(*store_);
  Submitted first(*store_, Request("a", "id-1", "digest"));
  Submitted again(*store_, Request("a", "id-1", "digest"));
  Submitted other(*store_, Request("a", "id-1", "another digest"));
  held.Release();
  EXPECT_THAT(first.Wait(), IsOk());
  EXPECT_THAT(again.Wait(), IsOk());
  EXPECT_THAT(other.Wait(), HasReason(absl::StatusCode::kInvalidArgument,
                                      "REQUEST_ID_REUSED"));
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(replayed_, 1);
}

TEST_P(StoreRequestsTest, AnIdBelongsToItsCallerMethodAndCouncil) {
  ASSERT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
  WriteRequest by_other = Request("b", "id-1", "other");
  by_other.actor = "another";
  EXPECT_THAT(store_->Write(by_other), IsOk());
  WriteRequest other_method = Request("c", "id-1", "other");
  other_method.method = "Service/Another";
  EXPECT_THAT(store_->Write(other_method), IsOk());
  WriteRequest other_council = Request("a", "id-1", "other");
  other_council.council = "y";
  EXPECT_THAT(store_->Write(other_council), IsOk());
  EXPECT_EQ(made_, 4);
  EXPECT_EQ(replayed_, 0);
}

TEST_P(StoreRequestsTest, ARequestThatFailedMayBeSentAgain) {
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  EXPECT_THAT(store_->Write(Request("a", "id-1", "digest")),
              HasReason(absl::StatusCode::kAlreadyExists, "THING_EXISTS"));
  EXPECT_THAT(store_->Write(Request("b", "id-1", "digest of another")), IsOk());
  EXPECT_EQ(replayed_, 0);
}

TEST_P(StoreRequestsTest, AnIdIsForgottenAfterItsDays) {
  const absl::Time start = absl::FromUnixSeconds(1'700'000'000);
  const absl::Duration kept = absl::Hours(24) * kRequestIdDaysKept;
  absl::Time now = start;
  Open({.clock = [&] { return now; }});
  ASSERT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
  // Up to the last moment it is remembered, whatever else is asked.
  now = start + kept;
  ASSERT_THAT(store_->Write(Request("b", "id-2", "digest")), IsOk());
  ASSERT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
  EXPECT_EQ(replayed_, 1);
  // Past it, the next change that remembers an id forgets this one.
  now = start + kept + absl::Microseconds(1);
  ASSERT_THAT(store_->Write(Request("c", "id-3", "digest")), IsOk());
  ASSERT_THAT(store_->Write(Request("d", "id-1", "another")), IsOk());
  EXPECT_EQ(made_, 4);
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreRequestsTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

class DurableRequestsTest : public StoreRequestsTest {};

TEST_P(DurableRequestsTest, AnIdIsRememberedWhenTheStoreIsOpenedAgain) {
  ASSERT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
  Open({});
  EXPECT_THAT(store_->Write(Request("a", "id-1", "digest")), IsOk());
  EXPECT_EQ(made_, 1);
  EXPECT_EQ(replayed_, 1);
  EXPECT_THAT(
      store_->Write(Request("a", "id-1", "other")),
      HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

INSTANTIATE_TEST_SUITE_P(Engines, DurableRequestsTest,
                         testing::ValuesIn(DurableEngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store
