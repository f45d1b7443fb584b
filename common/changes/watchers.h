// Everyone who watches a feed of this server, and the one thread that wakes
// them.

#ifndef CR_COMMON_CHANGES_WATCHERS_H_
#define CR_COMMON_CHANGES_WATCHERS_H_

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"

namespace carereform::changes {

// Does not move when the clock is set.
using SteadyTime = std::chrono::steady_clock::time_point;

// One who watches the feed of a source.
class Watcher {
 public:
  virtual ~Watcher() = default;

  // The source, such as `councils/x/sources/assessments`.
  virtual const std::string& source() const = 0;

  // Called again and again: does what is due at `now`. `news` says that the
  // source has new records. Must not wait.
  virtual void Attend(bool news, SteadyTime now) = 0;

  // Ends the watch soon, because the server stops.
  virtual void Stop() = 0;
};

// Thread-safe.
class Watchers {
 public:
  explicit Watchers(int max_watchers);
  ~Watchers();
  Watchers(const Watchers&) = delete;
  Watchers& operator=(const Watchers&) = delete;

  // Attends to `watcher` until Remove. Errors: RESOURCE_EXHAUSTED, reason
  // TOO_MANY_WATCHERS; UNAVAILABLE, reason SERVER_STOPPING.
  absl::Status Add(std::shared_ptr<Watcher> watcher);

  // Forgets `watcher`, if it was added.
  void Remove(const Watcher& watcher);

  // Has those who watch `source` told of news. Does no more than remember it:
  // a store's writer calls this.
  void Tell(const std::string& source);

  // Ends every watch soon, and takes no more.
  void Stop();

 private:
  void Run();

  const int max_watchers_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::shared_ptr<Watcher>> watchers_;
  std::set<std::string> news_;  // Sources.
  bool stopping_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_WATCHERS_H_
