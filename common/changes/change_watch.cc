#include "common/changes/change_watch.h"

#include <chrono>
#include <utility>

#include "common/changes/errors.h"
#include "common/rpc/errors.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "grpc/grpc.h"

namespace carereform::changes {
namespace {

using std::chrono::steady_clock;

// How long the end of a watch waits for a reader to take what is on its way.
constexpr std::chrono::seconds kEndGrace(2);

steady_clock::duration ToSteady(absl::Duration duration) {
  return absl::ToChronoMilliseconds(duration);
}

BatchLimits LimitsFor(const v1::WatchChangesRequest& request) {
  BatchLimits limits{.records = kMaxWatchedRecords, .bytes = kMaxWatchedBytes};
  if (request.page_size() > 0 && request.page_size() < kMaxWatchedRecords) {
    limits.records = static_cast<size_t>(request.page_size());
  }
  return limits;
}

// Whether there was no more to look at.
bool IsThrough(const v1::WatchChangesResponse& response) {
  return response.through_revision() == response.head_revision();
}

}  // namespace

ChangeWatch::ChangeWatch(const WatchParts& parts, const store::Store& store,
                         grpc::CallbackServerContext* context, rpc::Call call,
                         const v1::WatchChangesRequest& request)
    : parts_(parts),
      store_(store),
      context_(context),
      call_(std::move(call)),
      request_(request),
      question_{.source = request.parent(),
                .include_bodies = request.include_bodies(),
                .data_classes = call_.data_classes,
                .resource_types = {request.resource_types().begin(),
                                   request.resource_types().end()}},
      limits_(LimitsFor(request)),
      ends_at_(steady_clock::now() + ToSteady(parts.options.longest)),
      last_write_(steady_clock::now()) {}

void ChangeWatch::Begin(absl::Status admitted) {
  self_ = shared_from_this();
  if (admitted.ok()) admitted = parts_.watchers.Add(self_);
  const std::lock_guard lock(mutex_);
  if (admitted.ok()) {
    ReadSoon();
  } else {
    End(admitted);
  }
}

void ChangeWatch::ReadSoon() {
  const bool queued = parts_.server.executor.TryRun(
      [watch = shared_from_this()] { watch->Read(); });
  // Where the queue is full, the next time that it is attended to.
  state_ = queued ? State::kReading : State::kWaiting;
  if (!queued) news_ = true;
}

absl::StatusOr<v1::WatchChangesResponse> ChangeWatch::ReadNext() {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      store_.Read(rpc::CouncilOfName(question_.source)));
  if (!position_.has_value()) {
    CR_ASSIGN_OR_RETURN(position_, StartOf(*reader, request_));
  }
  return ReadBatch(*reader, parts_.types, question_, limits_, *position_);
}

void ChangeWatch::Read() {
  {
    const std::lock_guard lock(mutex_);
    news_ = false;
  }
  absl::StatusOr<v1::WatchChangesResponse> next = ReadNext();
  const std::lock_guard lock(mutex_);
  const bool quiet =
      steady_clock::now() - last_write_ >= ToSteady(parts_.options.heartbeat);
  if (ending_.has_value()) {
    End(*ending_);
  } else if (!next.ok()) {
    End(next.status());
  } else if (next->changes_size() > 0 || !written_ || quiet) {
    Write(*std::move(next));
  } else if (news_ || !IsThrough(*next)) {
    ReadSoon();
  } else {
    state_ = State::kWaiting;
  }
}

void ChangeWatch::Write(v1::WatchChangesResponse response) {
  response_ = std::move(response);
  state_ = State::kWriting;
  writing_ = true;
  written_ = true;
  last_write_ = steady_clock::now();
  StartWrite(&response_);
}

void ChangeWatch::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  if (state_ == State::kEnded) return;
  last_write_ = steady_clock::now();
  if (ending_.has_value()) {
    End(*ending_);
  } else if (!ok) {
    End(absl::OkStatus());  // The caller has gone.
  } else if (news_ || !IsThrough(response_)) {
    ReadSoon();
  } else {
    state_ = State::kWaiting;
  }
}

void ChangeWatch::Attend(bool news, SteadyTime now) {
  const std::lock_guard lock(mutex_);
  if (news) news_ = true;
  if (state_ == State::kEnded || ending_.has_value()) {
    CancelIfStuck(now);
  } else if (now >= ends_at_) {
    EndOnceIdle(absl::OkStatus());
  } else if (state_ == State::kWriting) {
    // Its status goes behind what is on its way.
    if (now - last_write_ >= ToSteady(parts_.options.slowest_read)) {
      End(errors::ReaderTooSlow());
    }
  } else if (state_ == State::kWaiting) {
    const bool quiet = now - last_write_ >= ToSteady(parts_.options.heartbeat);
    if (news_ || quiet) ReadSoon();
  }
}

// A reader that still takes nothing holds up the end, and a batch with it.
void ChangeWatch::CancelIfStuck(SteadyTime now) {
  if (done_ || cancelled_ || !writing_ || now - ends_since_ < kEndGrace) return;
  cancelled_ = true;
  // With a status that has the caller call again; TryCancel knows only another.
  grpc_call_cancel_with_status(context_->c_call(), GRPC_STATUS_UNAVAILABLE,
                               "the reader takes nothing", nullptr);
}

void ChangeWatch::Stop() {
  const std::lock_guard lock(mutex_);
  EndOnceIdle(rpc::errors::ServerStopping());
}

// The caller ended the call, or its deadline passed: all is well.
void ChangeWatch::OnCancel() {
  const std::lock_guard lock(mutex_);
  EndOnceIdle(absl::OkStatus());
}

void ChangeWatch::EndOnceIdle(absl::Status status) {
  if (state_ == State::kEnded || ending_.has_value()) return;
  if (state_ == State::kWaiting) return End(status);
  ending_ = std::move(status);
  ends_since_ = steady_clock::now();
}

void ChangeWatch::End(const absl::Status& status) {
  state_ = State::kEnded;
  ends_since_ = steady_clock::now();
  rpc::LogCall(parts_.server, call_, status);
  Finish(ToGrpcStatus(status));
}

void ChangeWatch::OnDone() {
  parts_.watchers.Remove(*this);
  std::shared_ptr<ChangeWatch> self;
  const std::lock_guard lock(mutex_);
  done_ = true;
  self.swap(self_);
}

}  // namespace carereform::changes
