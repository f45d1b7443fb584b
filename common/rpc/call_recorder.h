// What is told of every call as it begins and as it ends: it writes the call's
// log line, has it counted, and knows what is under way.

#ifndef CR_COMMON_RPC_CALL_RECORDER_H_
#define CR_COMMON_RPC_CALL_RECORDER_H_

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "carereform/common/v1/maintenance.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/call_log.h"

namespace carereform::rpc {

// Counts calls. Thread-safe. Learns nothing of who calls, or about whom.
class CallCounter {
 public:
  virtual ~CallCounter() = default;

  // `method` is as in Call::method.
  virtual void Started(absl::string_view method) = 0;
  virtual void Finished(absl::string_view method, absl::StatusCode code,
                        absl::Duration duration) = 0;
};

// Outlives every call. Thread-safe.
class CallRecorder {
 public:
  // `counter` may be null.
  explicit CallRecorder(LogSink log, CallCounter* counter = nullptr,
                        common::v1::LogLevel log_level = common::v1::CALLS);

  // A call begins. Every call that began finishes, once.
  void Started(const Call& call);
  void Finished(const Call& call, const absl::Status& status,
                absl::Duration duration);

  // Writes the line of work that is logged as a call, but is none.
  void Log(const Call& call, const absl::Status& status,
           absl::Duration duration) const;

  // What is logged from now on; never LOG_LEVEL_UNSPECIFIED.
  common::v1::LogLevel log_level() const { return log_level_; }
  void set_log_level(common::v1::LogLevel level) { log_level_ = level; }

  // Returns OK, or once Close was called UNAVAILABLE, reason SERVER_STOPPING: a
  // call that has begun goes no further. What the server asks itself is always
  // admitted, because a call under way needs it.
  absl::Status Admit(const Call& call) const;

  // From now on no call from outside is admitted.
  void Close() { closed_ = true; }

  // Waits until no call is under way and none has begun for as long as `quiet`,
  // `longest` at most; says whether it came to that.
  bool AwaitIdle(absl::Duration quiet, absl::Duration longest);

  // How many calls have begun and not finished.
  int under_way() const;

 private:
  const LogSink log_;
  CallCounter* const counter_;
  std::atomic<common::v1::LogLevel> log_level_;
  std::atomic<bool> closed_ = false;
  mutable std::mutex mutex_;
  std::condition_variable idle_;
  int under_way_ = 0;
  uint64_t begun_ = 0;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CALL_RECORDER_H_
