// A few threads with a bounded queue, so that reads never run on gRPC's threads
// and never pile up without end.

#ifndef CR_COMMON_RPC_EXECUTOR_H_
#define CR_COMMON_RPC_EXECUTOR_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace carereform::rpc {

// Runs tasks on its own threads. Thread-safe.
class Executor {
 public:
  Executor(int threads, size_t max_queued);
  // Runs what is queued, then stops.
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Queues `task` and returns true, or returns false if the queue is full.
  bool TryRun(std::function<void()> task);

  // How many tasks wait for a thread.
  size_t queued() const;

 private:
  void Run();

  const size_t max_queued_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> queue_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_EXECUTOR_H_
