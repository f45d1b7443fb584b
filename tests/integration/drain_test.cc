// A stop under load: what was acknowledged is there, and whoever was not
// answered was told that the server stops.

#include <atomic>
#include <iostream>
#include <set>
#include <thread>

#include "tests/integration/host_fixture.h"

namespace carereform::tests {
namespace {

constexpr int kWriters = 32;
constexpr int kStops = 5;

// What became of the calls of all writers.
struct Outcome {
  std::set<std::string> acknowledged;
  int told_stopping = 0;  // UNAVAILABLE, SERVER_STOPPING.
  int disconnected = 0;   // UNAVAILABLE of the connection.
  int otherwise = 0;
};

class DrainTest : public CouncilFixture {
 protected:
  // Writes until the first refusal, and takes what came of each call.
  void WriteUntilRefused(Outcome& outcome) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    const auto stub = AssessmentService::NewStub(grpc::CreateCustomChannel(
        address(), grpc::InsecureChannelCredentials(), arguments));
    for (;;) {
      const auto created = tests::Call(
          *stub, &AssessmentService::Stub::CreateReferral, NewReferral());
      const std::lock_guard lock(outcome_mutex_);
      if (created.ok()) {
        outcome.acknowledged.insert(created->name());
        ++written_;
        continue;
      }
      if (created.status().code() != absl::StatusCode::kUnavailable) {
        ++outcome.otherwise;
        ADD_FAILURE() << created.status();
      } else if (ReasonOf(created.status()) == "SERVER_STOPPING") {
        ++outcome.told_stopping;
      } else {
        ++outcome.disconnected;
      }
      return;
    }
  }

  // Runs writers, stops the server while they write, and starts it again.
  Outcome StopUnderLoad() {
    Outcome outcome;
    written_ = 0;
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i) {
      writers.emplace_back([&] { WriteUntilRefused(outcome); });
    }
    while (written_ < kWriters) std::this_thread::yield();
    host_->Stop(absl::Seconds(30));
    for (std::thread& writer : writers) writer.join();
    Stop();
    Start();
    return outcome;
  }

  std::set<std::string> Stored() {
    std::set<std::string> names;
    for (const Referral& referral : Referrals()) names.insert(referral.name());
    return names;
  }

  std::mutex outcome_mutex_;
  std::atomic<int> written_ = 0;
};

TEST_F(DrainTest, WhatWasAcknowledgedIsThereAndTheOthersWereToldToTryAgain) {
  Outcome all;
  for (int i = 0; i < kStops; ++i) {
    const Outcome one = StopUnderLoad();
    all.acknowledged.insert(one.acknowledged.begin(), one.acknowledged.end());
    all.told_stopping += one.told_stopping;
    all.disconnected += one.disconnected;
    all.otherwise += one.otherwise;
  }
  std::cout << "Shown: " << kStops << " stops under " << kWriters
            << " writers: " << all.acknowledged.size() << " acknowledged, "
            << all.told_stopping << " told that the server stops, "
            << all.disconnected << " disconnected, " << all.otherwise
            << " otherwise\n";
  // The server drained: nobody's change was made without being answered.
  EXPECT_EQ(Stored(), all.acknowledged);
  EXPECT_EQ(all.otherwise, 0);
  EXPECT_EQ(all.told_stopping + all.disconnected, kStops * kWriters);
}

TEST_F(DrainTest, AStopWithNobodyThereTakesNoTime) {
  const absl::Time start = absl::Now();
  host_->Stop(absl::Seconds(30));
  EXPECT_LT(absl::Now() - start, absl::Seconds(10));
}

}  // namespace
}  // namespace carereform::tests
