// Clients whose replies get lost, who ask again, and who sometimes ask twice at
// once: each change happens once, every answer to one request is the same, and
// a request id cannot be used for something else.
//
//   CR_MUTATIONS  how many changes (20,000)
//   CR_SEED       what is drawn

#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/server/host.h"
#include "grpcpp/create_channel.h"
#include "gtest/gtest.h"
#include "services/all_in_one/suite.h"
#include "tests/faults/numbers.h"
#include "tests/faults/synthetic_cases.h"
#include "tests/support/seed.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {
namespace {

constexpr int kClients = 16;
constexpr int kLong = 30'000;  // Milliseconds.
constexpr const char* kSources[] = {"assessments", "financial-assessments",
                                    "funding"};

// What all clients did.
struct Tally {
  std::atomic<int64_t> changes = 0;
  std::atomic<int64_t> lost = 0;        // Replies that the client never saw.
  std::atomic<int64_t> cut_off = 0;     // Calls that ran out of time.
  std::atomic<int64_t> duplicated = 0;  // Requests sent twice at once.
  std::atomic<int64_t> refused = 0;     // Ids used for something else.
};

class Client {
 public:
  Client(uint64_t seed, std::shared_ptr<grpc::Channel> channel, Tally& tally)
      : random_(seed), channel_(std::move(channel)), tally_(tally) {}

  void Run(int64_t changes) {
    while (changes-- > 0 && !testing::Test::HasFailure()) {
      if (subject_.moves == MovesOf(subject_.kind) ||
          subject_.council.empty()) {
        Begin();
      }
      const Move move = NextMove(subject_, random_);
      requests_.insert(move.request_id);
      const Version version = Change(move);
      TryAnother(move);
      subject_.version = version;
      ++subject_.moves;
      ++tally_.changes;
    }
  }

  const std::set<std::string>& requests() const { return requests_; }

 private:
  void Begin() {
    const uint64_t kind = random_() % 10;
    subject_ = {.kind = kind < 6   ? CaseKind::kReferral
                        : kind < 9 ? CaseKind::kFinancialAssessment
                                   : CaseKind::kFund,
                .council = "x"};
  }

  bool OneIn(int percent) {
    return random_() % 100 < static_cast<uint64_t>(percent);
  }

  // Asks until an answer is seen; every answer must be the same.
  Version Change(const Move& move) {
    std::vector<Version> answers;
    for (bool seen = false; !seen;) {
      // Half of the lost replies are of calls that end before the server can
      // answer, so that the change may or may not have happened.
      const bool lost = OneIn(30);
      const bool cut_off = lost && OneIn(50);
      const int deadline = cut_off ? static_cast<int>(random_() % 4) : kLong;
      std::vector<absl::StatusOr<Version>> replies = Send(move, deadline);
      for (auto& reply : replies) {
        if (!reply.ok()) {
          EXPECT_TRUE(cut_off && reply.status().code() ==
                                     absl::StatusCode::kDeadlineExceeded)
              << reply.status();
          ++tally_.cut_off;
          continue;
        }
        answers.push_back(*std::move(reply));
      }
      if (testing::Test::HasFailure()) return {};
      tally_.lost += lost ? 1 : 0;
      seen = !lost && !answers.empty();
    }
    for (const Version& answer : answers) {
      EXPECT_EQ(answer, answers.front());
    }
    return answers.front();
  }

  // Sends the request, one time in five twice at once.
  std::vector<absl::StatusOr<Version>> Send(const Move& move, int deadline) {
    if (!OneIn(20)) return {Ask(channel_, subject_, move, deadline)};
    ++tally_.duplicated;
    absl::StatusOr<Version> second = Version();
    std::thread other(
        [&] { second = Ask(channel_, subject_, move, deadline); });
    absl::StatusOr<Version> first = Ask(channel_, subject_, move, deadline);
    other.join();
    return {std::move(first), std::move(second)};
  }

  // The same id with other content is refused.
  void TryAnother(Move move) {
    if (!OneIn(10)) return;
    move.variant = 1;
    EXPECT_THAT(
        Ask(channel_, subject_, move, kLong).status(),
        HasReason(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
    ++tally_.refused;
  }

  std::mt19937_64 random_;
  const std::shared_ptr<grpc::Channel> channel_;
  Tally& tally_;
  Case subject_;
  std::set<std::string> requests_;
};

// How often each request id stands in the change records of the council.
std::map<std::string, int> Effects(
    const std::shared_ptr<grpc::Channel>& channel) {
  std::map<std::string, int> effects;
  const auto stub = changes::v1::ChangeFeedService::NewStub(channel);
  for (const char* source : kSources) {
    changes::v1::ListChangesRequest request;
    request.set_parent(absl::StrCat("councils/x/sources/", source));
    request.set_page_size(1000);
    changes::v1::ListChangesResponse page;
    do {
      grpc::ClientContext context;
      page.Clear();
      const grpc::Status status = stub->ListChanges(&context, request, &page);
      EXPECT_TRUE(status.ok()) << status.error_message();
      for (const changes::v1::ChangeRecord& change : page.changes()) {
        if (!change.request_id().empty()) ++effects[change.request_id()];
        request.set_after_revision(change.revision());
      }
    } while (page.changes_size() > 0);
  }
  return effects;
}

TEST(LostRepliesTest, EachChangeHappensOnceHoweverOftenItIsAskedFor) {
  const int64_t mutations = NumberFromEnvironment("CR_MUTATIONS", 20'000);
  const uint64_t seed = Seed();
  const TemporaryDirectory directory;
  server::HostOptions options;
  options.data_directory = directory.path() + "/data";
  options.addresses = {"unix:" + directory.path() + "/socket"};
  options.log = [](const std::string&) {};
  auto host =
      server::Host::Start(std::move(options), all_in_one::SuiteSources());
  ASSERT_THAT(host.status(), IsOk());
  const auto channel =
      grpc::CreateChannel("unix:" + directory.path() + "/socket",
                          grpc::InsecureChannelCredentials());
  ASSERT_THAT(MakeCouncil(channel, "x"), IsOk());

  Tally tally;
  std::vector<std::unique_ptr<Client>> clients;
  std::vector<std::thread> threads;
  for (uint64_t i = 0; i < kClients; ++i) {
    clients.push_back(std::make_unique<Client>(seed + i, channel, tally));
    threads.emplace_back([&, i] { clients[i]->Run(mutations / kClients); });
  }
  for (std::thread& thread : threads) thread.join();

  std::set<std::string> asked;
  for (const auto& client : clients) {
    asked.insert(client->requests().begin(), client->requests().end());
  }
  const std::map<std::string, int> effects = Effects(channel);
  EXPECT_EQ(effects.size(), asked.size());
  for (const auto& [request_id, times] : effects) {
    EXPECT_EQ(times, 1) << request_id;
    EXPECT_EQ(asked.count(request_id), 1) << request_id;
  }
  std::printf(
      "Shown: %lld changes by %d clients, seed %llu: %lld replies lost, %lld "
      "calls "
      "cut off, %lld requests sent twice at once; each happened once, and %lld "
      "uses of an id for something else were refused\n",
      static_cast<long long>(tally.changes), kClients,
      static_cast<unsigned long long>(seed), static_cast<long long>(tally.lost),
      static_cast<long long>(tally.cut_off),
      static_cast<long long>(tally.duplicated),
      static_cast<long long>(tally.refused));
}

}  // namespace
}  // namespace carereform::tests
