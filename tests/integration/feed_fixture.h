// A server of referrals with writers and readers of its change feed.

#ifndef CR_TESTS_INTEGRATION_FEED_FIXTURE_H_
#define CR_TESTS_INTEGRATION_FEED_FIXTURE_H_

#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/integration/feed_reader.h"
#include "tests/integration/host_fixture.h"

namespace carereform::tests {

class FeedFixture : public CouncilFixture {
 protected:
  using WatchRequest = changes::v1::WatchChangesRequest;

  // Starts the server again, on the same records.
  void RestartWith(const changes::WatchOptions& watch) {
    Stop();
    server::HostOptions options = Options();
    options.watch = watch;
    StartWith(std::move(options));
  }

  static WatchRequest FromTheBeginning(const std::string& source = kSource) {
    WatchRequest request;
    request.set_parent(source);
    return request;
  }
  static WatchRequest FromBookmark(const std::string& bookmark) {
    WatchRequest request = FromTheBeginning();
    request.set_bookmark(bookmark);
    return request;
  }

  std::unique_ptr<FeedReader> Watch(
      WatchRequest request = FromTheBeginning(),
      absl::Duration deadline = absl::InfiniteDuration()) {
    return std::make_unique<FeedReader>(channel_, std::move(request), deadline);
  }

  // Has `writers` write `each` referrals, all at once; returns when all are
  // acknowledged.
  void Write(int writers, int each, const std::string& council = "x") {
    std::vector<std::thread> threads;
    threads.reserve(static_cast<size_t>(writers));
    for (int i = 0; i < writers; ++i) {
      threads.emplace_back([&] {
        for (int k = 0; k < each; ++k) {
          auto request = NewReferral();
          request.set_parent("councils/" + council);
          EXPECT_THAT(Create(request).status(), IsOk());
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
  }

  // How many lines of the log tell of a watch that ended with this reason, or
  // with OK.
  int LoggedWatches(const std::string& reason) {
    int count = 0;
    for (const std::string& line : Log()) {
      if (line.find("changes.v1.WatchChanges") == std::string::npos) continue;
      const bool found =
          reason.empty() ? line.find("\"reason\"") == std::string::npos
                         : line.find("\"" + reason + "\"") != std::string::npos;
      count += found ? 1 : 0;
    }
    return count;
  }

  // Waits until as many watches are logged; false after a while.
  bool WaitForLoggedWatches(const std::string& reason, int count) {
    for (int i = 0; i < 3000 && LoggedWatches(reason) < count; ++i) {
      absl::SleepFor(absl::Milliseconds(10));
    }
    return LoggedWatches(reason) == count;
  }
};

}  // namespace carereform::tests

#endif  // CR_TESTS_INTEGRATION_FEED_FIXTURE_H_
