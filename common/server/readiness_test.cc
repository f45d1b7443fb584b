#include "common/server/readiness.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <vector>

#include "common/rpc/executor.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/local_access.h"

namespace carereform::server {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

// Remembers what it was told last of each name.
class ToldHealth final : public grpc::HealthCheckServiceInterface {
 public:
  void SetServingStatus(const std::string& name, bool serving) override {
    const std::lock_guard lock(mutex_);
    told_[name] = serving;
    ++times_;
    changed_.notify_all();
  }
  void SetServingStatus(bool) override {}
  void Shutdown() override { shut_down = true; }

  std::map<std::string, bool> Told() {
    const std::lock_guard lock(mutex_);
    return told_;
  }
  // Waits until something was told of every name after this call.
  void AwaitNextLook() {
    std::unique_lock lock(mutex_);
    // One look may be half done.
    const size_t enough = times_ + 2 * told_.size();
    changed_.wait(lock, [&] { return times_ >= enough; });
  }

  std::atomic<bool> shut_down = false;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, bool> told_;
  size_t times_ = 0;
};

class ReadinessTest : public testing::Test {
 protected:
  static constexpr uint64_t kPlenty = uint64_t{100} << 30;

  store::WriterOptions WithSpace() {
    store::WriterOptions options;
    options.space = [this]() -> absl::StatusOr<store::VolumeSpace> {
      return store::VolumeSpace{free_bytes_, kPlenty};
    };
    options.disk_limits.between_looks = absl::ZeroDuration();
    return options;
  }

  std::vector<std::string> Log() {
    const std::lock_guard lock(mutex_);
    return log_;
  }

  std::atomic<uint64_t> free_bytes_ = kPlenty;
  std::mutex mutex_;
  std::vector<std::string> log_;
  rpc::Executor executor_{1, 1};
  rpc::CallRecorder calls_{[](const std::string&) {}};
  const tests::LocalAccess access_{{}};
  rpc::ServerParts parts_{executor_, &absl::Now, absl::UTCTimeZone(), calls_,
                          access_.authorizer()};
  store::Store first_{store::OpenMemoryEngine(), WithSpace()};
  store::Store second_{store::OpenMemoryEngine(), {}};
  ServerState state_{parts_, {{"first", &first_}, {"second", &second_}}};
  ToldHealth health_;
  Readiness readiness_{state_,
                       health_,
                       {{"first", "x.First"}},
                       [this](const std::string& line) {
                         const std::lock_guard lock(mutex_);
                         log_.push_back(line);
                       },
                       absl::Milliseconds(1)};
};

TEST_F(ReadinessTest, AllServeWhereAllIsWell) {
  EXPECT_THAT(health_.Told(),
              UnorderedElementsAre(Pair("carereform.readiness", true),
                                   Pair("carereform.readiness.first", true),
                                   Pair("carereform.readiness.second", true),
                                   Pair("x.First", true)));
  EXPECT_THAT(Log(), ElementsAre());
}

TEST_F(ReadinessTest, AFullDiskEndsReadinessAndNotTheReads) {
  free_bytes_ = 0;
  health_.AwaitNextLook();
  EXPECT_THAT(health_.Told(),
              UnorderedElementsAre(Pair("carereform.readiness", false),
                                   Pair("carereform.readiness.first", false),
                                   Pair("carereform.readiness.second", true),
                                   Pair("x.First", true)));
  free_bytes_ = kPlenty;
  health_.AwaitNextLook();
  EXPECT_TRUE(health_.Told()["carereform.readiness"]);
  readiness_.Stop();
  EXPECT_THAT(Log(), ElementsAre(testing::AllOf(HasSubstr("\"not_ready\""),
                                                HasSubstr("\"first\""),
                                                HasSubstr("DISK_NEARLY_FULL")),
                                 testing::AllOf(HasSubstr("\"ready\""),
                                                HasSubstr("\"first\""))));
}

TEST_F(ReadinessTest, NobodyIsServedOnceItStops) {
  readiness_.Stop();
  EXPECT_TRUE(health_.shut_down);
  readiness_.Stop();
}

}  // namespace
}  // namespace carereform::server
