// What the writer refuses, and what happens when the engine fails.

#include <atomic>

#include "common/store/history.h"
#include "google/rpc/error_details.pb.h"
#include "tests/conformance/store_conformance.h"

namespace carereform::store {
namespace {

using tests::HasReason;
using tests::IsOk;

class StoreFailureTest : public StoreConformanceTest {
 protected:
  // Opens a store whose engine fails from write `failing_write` on; where
  // `makes_it` it makes that one first, as an engine may whose sync failed.
  void OpenToFail(int failing_write, bool makes_it) {
    WriterOptions options;
    options.on_failure = [this](const absl::Status& failure) {
      ++failures_;
      EXPECT_THAT(failure, HasReason(absl::StatusCode::kUnavailable,
                                     "STORE_UNAVAILABLE"));
    };
    Open(std::move(options), [this, failing_write, makes_it](
                                 Engine& below, const Changes& changes) {
      if (++writes_ < failing_write) return below.Write(changes);
      if (makes_it) below.Write(changes).IgnoreError();
      return MakeError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE",
                       "the disk is full");
    });
  }

  int writes_ = 0;
  std::atomic<int> failures_ = 0;
};

auto IsUnavailable() {
  return HasReason(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE");
}

TEST_P(StoreFailureTest, ChangesPastTheBoundAreRefusedAtOnce) {
  Open({.max_queued = 3});
  ASSERT_THAT(Write("x", Creating(Thing("first", "one"))), IsOk());
  std::vector<Submitted> taken;
  absl::Status refused;
  {
    HeldWriter held(*store_);
    for (int i = 0; i < 3; ++i) {
      taken.emplace_back(
          *store_, ChangeOf("x", Creating(Thing(absl::StrCat(i), "one"))));
    }
    // Answered although the writer is held.
    refused = Write("x", Creating(Thing("too many", "one")));
  }
  EXPECT_THAT(refused, HasReason(absl::StatusCode::kResourceExhausted,
                                 "WRITE_QUEUE_FULL"));
  google::rpc::RetryInfo retry;
  const auto payload =
      refused.GetPayload("type.googleapis.com/google.rpc.RetryInfo");
  ASSERT_TRUE(payload.has_value());
  ASSERT_TRUE(retry.ParseFromString(std::string(*payload)));
  EXPECT_GT(retry.retry_delay().nanos(), 0);
  for (Submitted& change : taken) EXPECT_THAT(change.Wait(), IsOk());
  EXPECT_EQ(TextOf(*Read("x"), "too many"), "(none)");
  EXPECT_EQ(Revision("x"), 4);
  EXPECT_THAT(Write("x", Creating(Thing("too many", "one"))), IsOk());
}

TEST_P(StoreFailureTest, AChangeWhoseDeadlinePassedIsNotMade) {
  const absl::Time start = absl::FromUnixSeconds(1'700'000'000);
  std::atomic<int64_t> seconds = 0;
  Open({.clock = [&] { return start + absl::Seconds(seconds.load()); }});
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  HeldWriter held(*store_);
  WriteRequest late = ChangeOf("x", [](Txn&) {
    ADD_FAILURE() << "the change was made";
    return absl::OkStatus();
  });
  late.deadline = start + absl::Seconds(9);
  WriteRequest just_in_time = ChangeOf("x", Updating(Thing("a", "two")));
  just_in_time.deadline = start + absl::Seconds(10);
  Submitted first(*store_, std::move(late));
  Submitted second(*store_, std::move(just_in_time));
  seconds = 10;
  held.Release();
  EXPECT_THAT(first.Wait(), HasReason(absl::StatusCode::kDeadlineExceeded,
                                      "DEADLINE_EXCEEDED"));
  EXPECT_THAT(second.Wait(), IsOk());
  EXPECT_EQ(Revision("x"), 2);
}

TEST_P(StoreFailureTest, CouncilsTakeTurnsSoThatALongQueueHoldsUpNobody) {
  Open({.max_group = 2});
  std::string order;
  std::vector<Submitted> changes;
  const auto submit = [&](const char* council, int i) {
    changes.emplace_back(*store_, ChangeOf(council, [&, council, i](Txn& txn) {
      order += council;
      return Creating(Thing(absl::StrCat(i), "one"))(txn);
    }));
  };
  HeldWriter held(*store_);
  for (int i = 0; i < 6; ++i) submit("x", i);
  for (int i = 0; i < 2; ++i) submit("y", i);
  held.Release();
  for (Submitted& change : changes) EXPECT_THAT(change.Wait(), IsOk());
  EXPECT_EQ(order, "xyxyxxxx");
}

TEST_P(StoreFailureTest, WhenTheEngineFailsNothingIsAcknowledgedAgain) {
  OpenToFail(2, false);
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  int committed = 0;
  HeldWriter held(*store_);
  Submitted first(*store_, ChangeOf("x", [&](Txn& txn) {
    txn.OnCommit([&] { ++committed; });
    return Updating(Thing("a", "two"))(txn);
  }));
  Submitted refused(*store_, ChangeOf("x", [](Txn&) {
    return MakeError(absl::StatusCode::kInvalidArgument, "NO", "no");
  }));
  Submitted other(*store_, ChangeOf("y", Creating(Thing("a", "one"))));
  held.Release();
  // The whole group, even what would have been refused: what it saw of the
  // others may not be there.
  EXPECT_THAT(first.Wait(), IsUnavailable());
  EXPECT_THAT(refused.Wait(), IsUnavailable());
  EXPECT_THAT(other.Wait(), IsUnavailable());
  // And everything after it, without another try.
  EXPECT_THAT(Write("x", Updating(Thing("a", "three"))), IsUnavailable());
  EXPECT_THAT(Write("z", Creating(Thing("a", "one"))), IsUnavailable());
  EXPECT_EQ(writes_, 2);
  EXPECT_EQ(failures_, 1);
  EXPECT_EQ(committed, 0);
  EXPECT_EQ(TextOf(*Read("x"), "a"), "one");
  EXPECT_EQ(Revision("x"), 1);
}

// An engine may have made a change that it reports as failed. Until the store
// is opened again nobody may read it, for nobody was told that it was made.
TEST_P(StoreFailureTest, WhatWasNotAcknowledgedIsNotRead) {
  OpenToFail(2, true);
  ASSERT_THAT(Write("x", Creating(Thing("a", "one"))), IsOk());
  EXPECT_THAT(Write("x", Updating(Thing("a", "two"))), IsUnavailable());
  EXPECT_EQ(TextOf(*Read("x"), "a"), "one");
  EXPECT_EQ(Revision("x"), 1);
  EXPECT_EQ(failures_, 1);
}

TEST_P(StoreFailureTest, TheFirstWriteMayFail) {
  OpenToFail(1, false);
  EXPECT_THAT(Write("x", Creating(Thing("a", "one"))), IsUnavailable());
  EXPECT_THAT(store_->Read("x").status(),
              HasReason(absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
  EXPECT_EQ(failures_, 1);
}

INSTANTIATE_TEST_SUITE_P(Engines, StoreFailureTest,
                         testing::ValuesIn(EngineKinds()), EngineName);

// The request id settles a change whose outcome was unknown: it is there once,
// whether the engine made it or not.
class DurableFailureTest : public StoreFailureTest {};

TEST_P(DurableFailureTest, ARetryAfterOpeningAgainMakesTheChangeOnce) {
  for (const bool makes_it : {false, true}) {
    const std::string council = makes_it ? "made" : "lost";
    WriteRequest request = ChangeOf(council, Creating(Thing("a", "one")));
    request.request_id = "id-1";
    request.digest = "digest";
    int replayed = 0;
    request.replay = [&](const Reader&, uint64_t) {
      ++replayed;
      return absl::OkStatus();
    };
    writes_ = 0;
    OpenToFail(1, makes_it);
    EXPECT_THAT(store_->Write(request), IsUnavailable());
    Open({});
    EXPECT_THAT(store_->Write(request), IsOk());
    EXPECT_EQ(replayed, makes_it ? 1 : 0);
    EXPECT_EQ(Revision(council), 1);
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, DurableFailureTest,
                         testing::ValuesIn(DurableEngineKinds()), EngineName);

}  // namespace
}  // namespace carereform::store
