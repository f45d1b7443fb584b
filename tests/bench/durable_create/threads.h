// Work shared among threads, timed call by call.

#ifndef CR_TESTS_BENCH_DURABLE_CREATE_THREADS_H_
#define CR_TESTS_BENCH_DURABLE_CREATE_THREADS_H_

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tests/bench/figures.h"

namespace carereform::bench {

// Makes the calls `first` to `first + count - 1` on `threads` threads, each of
// which takes the next call that is left. `call` is given the thread's number
// and the call's, and returns a Status. Returns the first failure, after which
// no more calls are made.
template <typename Call>
absl::StatusOr<Calls> RunOnThreads(size_t threads, size_t first, size_t count,
                                   Call call) {
  Calls calls(count);
  std::atomic<size_t> next = 0;
  std::mutex mutex;
  absl::Status failure;
  const auto work = [&](size_t thread) {
    for (size_t i = next++; i < count; i = next++) {
      const absl::Time start = absl::Now();
      const absl::Status status = call(thread, first + i);
      calls.latencies[i] = absl::Now() - start;
      if (status.ok()) continue;
      next = count;
      const std::lock_guard lock(mutex);
      failure.Update(status);
    }
  };
  const absl::Time start = absl::Now();
  std::vector<std::thread> running;
  for (size_t thread = 0; thread < threads; ++thread) {
    running.emplace_back(work, thread);
  }
  for (std::thread& thread : running) thread.join();
  calls.elapsed = absl::Now() - start;
  if (!failure.ok()) return failure;
  return calls;
}

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_DURABLE_CREATE_THREADS_H_
