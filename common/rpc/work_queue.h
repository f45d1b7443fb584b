// What a thread of a server's own works on, apart from calls.

#ifndef CR_COMMON_RPC_WORK_QUEUE_H_
#define CR_COMMON_RPC_WORK_QUEUE_H_

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/rpc/serve.h"

namespace carereform::rpc {

// Names of resources to work on, in the order in which they came. Thread-safe.
class WorkQueue {
 public:
  void Add(std::string name);

  // Waits for a name and takes it; false once the queue was stopped, whatever
  // is left in it.
  bool Take(std::string& name);

  // Takes a name if there is one now.
  bool TakeNow(std::string& name);

  // Waits as long as `delay`; false, at once, when the queue is stopped.
  bool Wait(absl::Duration delay);

  // Has every Take and Wait return false.
  void Stop();
  bool stopped();

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::string> names_;
  bool stopped_ = false;
};

// Returns the call as which work on `name` for `caller` by `method` counts,
// now.
Call WorkCall(const ServerParts& parts, absl::string_view caller,
              absl::string_view method, absl::string_view name);

// Waits until readers see what the change holds that is just being committed,
// from whose Txn::OnCommit the work of `call` was queued.
absl::Status AwaitPublished(store::Store& store, const Call& call);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_WORK_QUEUE_H_
