// The whole suite killed at random points under load from eight clients over
// gRPC: nothing that was acknowledged is lost, and nothing is half there.
//
//   CR_KILLS  how often to kill (300)
//   CR_SEED   what is drawn

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/faults/numbers.h"
#include "tests/faults/suite_process.h"
#include "tests/faults/synthetic_cases.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {
namespace {

constexpr int kClients = 8;
constexpr int kDeadlineMs = 5'000;
constexpr const char* kCouncils[] = {"x", "y"};

// When the suite is up: counts its lives. Clients wait here while it is down.
class Lives {
 public:
  // Waits for a life after `last`; returns nothing once the test is over.
  std::optional<int> WaitForNext(int last) {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return over_ || life_ > last; });
    --waiting_;
    if (over_) return std::nullopt;
    return life_;
  }
  void WaitUntilAllWait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ == kClients; });
  }
  void Begin() {
    const std::lock_guard lock(mutex_);
    ++life_;
    changed_.notify_all();
  }
  void End() {
    const std::lock_guard lock(mutex_);
    over_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int life_ = 0;
  int waiting_ = 0;
  bool over_ = false;
};

// One client: makes cases and moves them, and remembers what it was told.
class Client {
 public:
  Client(int number, uint64_t seed, const SuiteProcess& suite, Lives& lives)
      : council_(kCouncils[number % 2]),
        random_(seed + static_cast<uint64_t>(number)),
        suite_(suite),
        lives_(lives) {}

  void Run() {
    std::optional<int> life = 0;
    while ((life = lives_.WaitForNext(*life)).has_value()) {
      channel_ = suite_.Connect();
      if (Settle()) Work();
    }
  }

  int64_t acknowledged() const { return acknowledged_; }
  int64_t unknown() const { return unknown_; }
  const std::vector<Case>& cases() const { return cases_; }
  const std::string& council() const { return council_; }

  // Looks at every case there is; returns how many were looked at.
  int64_t CheckAll() {
    channel_ = suite_.Connect();
    for (size_t i = 0; i < cases_.size(); ++i) Check(i);
    return static_cast<int64_t>(cases_.size());
  }

 private:
  // After a start: what was acknowledged before is there as it was, and what
  // was not answered is asked for again and happens once.
  bool Settle() {
    for (const size_t i : touched_) {
      if (pending_.has_value() && pending_->first == i) continue;
      if (!Check(i)) return false;
    }
    touched_.clear();
    return !pending_.has_value() || Send();
  }

  void Work() {
    while (Choose() && Send()) {
    }
  }

  // Chooses the next move, and now and then looks at a case instead.
  bool Choose() {
    if (!cases_.empty() && random_() % 10 == 0 &&
        !Check(random_() % cases_.size())) {
      return false;
    }
    size_t chosen = cases_.empty() ? 0 : random_() % cases_.size();
    // Mostly one of the newest: old ones have nowhere to go.
    if (cases_.size() > 20) chosen = cases_.size() - 1 - random_() % 20;
    const bool can_move =
        !cases_.empty() && cases_[chosen].moves < MovesOf(cases_[chosen].kind);
    if (!can_move || random_() % 3 == 0) {
      chosen = cases_.size();
      const uint64_t kind = random_() % 10;
      cases_.push_back({.kind = kind < 6   ? CaseKind::kReferral
                                : kind < 9 ? CaseKind::kFinancialAssessment
                                           : CaseKind::kFund,
                        .council = council_});
    }
    pending_.emplace(chosen, NextMove(cases_[chosen], random_));
    return true;
  }

  // Asks for the pending move; false if nobody answered.
  bool Send() {
    auto& [index, move] = *pending_;
    Case& subject = cases_[index];
    const auto version = Ask(channel_, subject, move, kDeadlineMs);
    if (version.ok()) {
      subject.version = *version;
      ++subject.moves;
      ++acknowledged_;
      touched_.push_back(index);
      pending_.reset();
      return true;
    }
    ++unknown_;
    EXPECT_TRUE(version.status().code() == absl::StatusCode::kUnavailable ||
                version.status().code() == absl::StatusCode::kDeadlineExceeded)
        << version.status();
    return false;
  }

  // False if nobody answered; what was acknowledged must be what is there.
  bool Check(size_t index) {
    const Case& subject = cases_[index];
    if (subject.moves == 0 || (pending_ && pending_->first == index)) {
      return true;
    }
    const auto found = Look(channel_, subject);
    if (found.status().code() == absl::StatusCode::kUnavailable) return false;
    EXPECT_TRUE(found.ok()) << subject.version.name << ": " << found.status();
    if (found.ok()) {
      EXPECT_EQ(found->etag, subject.version.etag) << subject.version.name;
    }
    return true;
  }

  const std::string council_;
  std::mt19937_64 random_;
  const SuiteProcess& suite_;
  Lives& lives_;
  std::shared_ptr<grpc::Channel> channel_;
  std::vector<Case> cases_;
  std::vector<size_t> touched_;  // Since the suite started last.
  std::optional<std::pair<size_t, Move>> pending_;
  int64_t acknowledged_ = 0;
  int64_t unknown_ = 0;
};

// Every case is known to the client that made it, and none is there twice.
void CheckCounts(const SuiteProcess& suite,
                 const std::vector<std::unique_ptr<Client>>& clients) {
  std::map<std::pair<std::string, CaseKind>, int64_t> expected;
  for (const auto& client : clients) {
    for (const Case& subject : client->cases()) {
      if (subject.moves > 0) ++expected[{client->council(), subject.kind}];
    }
  }
  for (const auto& [key, count] : expected) {
    const auto there = CountCases(suite.Connect(), key.first, key.second);
    ASSERT_THAT(there.status(), IsOk());
    EXPECT_EQ(*there, count) << key.first;
  }
}

TEST(KillTest, NothingAcknowledgedIsLostWhereverTheSuiteIsKilled) {
  const int64_t kills = NumberFromEnvironment("CR_KILLS", 300);
  const uint64_t seed = Seed();
  std::mt19937_64 random(seed);
  const TemporaryDirectory directory;
  SuiteProcess suite(directory.path());
  suite.Start();
  for (const char* council : kCouncils) {
    ASSERT_THAT(MakeCouncil(suite.Connect(), council), IsOk());
  }
  Lives lives;
  std::vector<std::unique_ptr<Client>> clients;
  std::vector<std::thread> threads;
  for (int i = 0; i < kClients; ++i) {
    clients.push_back(std::make_unique<Client>(i, seed, suite, lives));
    threads.emplace_back([&, i] { clients[static_cast<size_t>(i)]->Run(); });
  }
  lives.Begin();
  std::vector<absl::Duration> restarts;
  for (int64_t kill = 0; kill < kills; ++kill) {
    absl::SleepFor(absl::Milliseconds(40 + random() % 160));
    suite.Kill();
    lives.WaitUntilAllWait();
    restarts.push_back(suite.Start());
    lives.Begin();
    if (testing::Test::HasFailure()) break;
  }
  absl::SleepFor(absl::Milliseconds(200));
  suite.Kill();
  lives.WaitUntilAllWait();
  suite.Start();
  // What was pending is settled by the clients once more before the end.
  lives.Begin();
  absl::SleepFor(absl::Milliseconds(100));
  EXPECT_EQ(suite.Stop(), 0);
  lives.WaitUntilAllWait();
  lives.End();
  for (std::thread& thread : threads) thread.join();

  suite.Start();
  int64_t acknowledged = 0;
  int64_t unknown = 0;
  int64_t cases = 0;
  for (const auto& client : clients) {
    cases += client->CheckAll();
    acknowledged += client->acknowledged();
    unknown += client->unknown();
  }
  CheckCounts(suite, clients);
  EXPECT_EQ(suite.Stop(), 0);
  EXPECT_EQ(RunCarereform("verify " + suite.data_directory(),
                          directory.path() + "/verify"),
            0);
  std::sort(restarts.begin(), restarts.end());
  std::printf(
      "Shown: %lld kills, seed %llu: %lld changes acknowledged in %lld cases, "
      "%lld "
      "without an answer and settled by their request ids, 0 lost, 0 torn; "
      "restart median %s, slowest %s\n",
      static_cast<long long>(kills), static_cast<unsigned long long>(seed),
      static_cast<long long>(acknowledged), static_cast<long long>(cases),
      static_cast<long long>(unknown),
      absl::FormatDuration(restarts[restarts.size() / 2]).c_str(),
      absl::FormatDuration(restarts.back()).c_str());
}

}  // namespace
}  // namespace carereform::tests
