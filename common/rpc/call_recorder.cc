#include "common/rpc/call_recorder.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "common/rpc/errors.h"
#include "common/status/error.h"

namespace carereform::rpc {
namespace {

// The least detail at which a call with this outcome is logged.
common::v1::LogLevel LevelOf(const absl::Status& status) {
  if (status.ok()) return common::v1::CALLS;
  // An error that was not meant for callers reaches them as INTERNAL.
  if (ReasonOf(status).empty()) return common::v1::ERRORS;
  switch (status.code()) {
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kDataLoss:
    case absl::StatusCode::kUnavailable:
      return common::v1::ERRORS;
    default:
      return common::v1::REFUSALS;
  }
}

}  // namespace

CallRecorder::CallRecorder(LogSink log, CallCounter* counter,
                           common::v1::LogLevel log_level)
    : log_(std::move(log)), counter_(counter), log_level_(log_level) {}

void CallRecorder::Started(const Call& call) {
  if (counter_ != nullptr) counter_->Started(call.method);
  const std::lock_guard lock(mutex_);
  ++under_way_;
  ++begun_;
}

void CallRecorder::Finished(const Call& call, const absl::Status& status,
                            absl::Duration duration) {
  Log(call, status, duration);
  if (counter_ != nullptr) {
    counter_->Finished(call.method,
                       ReasonOf(status).empty() && !status.ok()
                           ? absl::StatusCode::kInternal
                           : status.code(),
                       duration);
  }
  const std::lock_guard lock(mutex_);
  if (--under_way_ == 0) idle_.notify_all();
}

void CallRecorder::Log(const Call& call, const absl::Status& status,
                       absl::Duration duration) const {
  // That a person's record was read is logged whatever else is not.
  if (call.record.empty() && LevelOf(status) > log_level_) return;
  log_(CallLogLine(call, status, duration));
}

absl::Status CallRecorder::Admit(const Call& call) const {
  if (!closed_ || call.in_process) return absl::OkStatus();
  return WithRetryDelay(errors::ServerStopping(), absl::Seconds(1));
}

bool CallRecorder::AwaitIdle(absl::Duration quiet, absl::Duration longest) {
  const absl::Time end = absl::Now() + longest;
  std::unique_lock lock(mutex_);
  const auto idle = [this] { return under_way_ == 0; };
  while (idle_.wait_until(lock, absl::ToChronoTime(end), idle)) {
    const uint64_t begun = begun_;
    lock.unlock();
    absl::SleepFor(std::min(quiet, end - absl::Now()));
    lock.lock();
    if (begun_ == begun) return true;
  }
  return false;
}

int CallRecorder::under_way() const {
  const std::lock_guard lock(mutex_);
  return under_way_;
}

}  // namespace carereform::rpc
