#include "common/rpc/work_queue.h"

#include <utility>

#include "common/types/civil_date.h"

namespace carereform::rpc {

void WorkQueue::Add(std::string name) {
  {
    const std::lock_guard lock(mutex_);
    names_.push_back(std::move(name));
  }
  wake_.notify_one();
}

bool WorkQueue::Take(std::string& name) {
  std::unique_lock lock(mutex_);
  wake_.wait(lock, [this] { return stopped_ || !names_.empty(); });
  if (stopped_) return false;
  name = std::move(names_.front());
  names_.pop_front();
  return true;
}

bool WorkQueue::TakeNow(std::string& name) {
  const std::lock_guard lock(mutex_);
  if (stopped_ || names_.empty()) return false;
  name = std::move(names_.front());
  names_.pop_front();
  return true;
}

bool WorkQueue::Wait(absl::Duration delay) {
  std::unique_lock lock(mutex_);
  return !wake_.wait_for(lock, absl::ToChronoMilliseconds(delay),
                         [this] { return stopped_; });
}

void WorkQueue::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  wake_.notify_all();
}

bool WorkQueue::stopped() {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

Call WorkCall(const ServerParts& parts, absl::string_view caller,
              absl::string_view method, absl::string_view name) {
  Call call;
  call.caller = std::string(caller);
  call.council = CouncilOfName(name);
  call.method = std::string(method);
  call.now = parts.clock();
  call.today = LondonDay(call.now, parts.london);
  call.deadline = absl::InfiniteFuture();
  return call;
}

absl::Status AwaitPublished(store::Store& store, const Call& call) {
  // A change that has been through the writer comes after what was committed.
  store::WriteRequest fence = WriteRequestFor(call);
  fence.body = [](store::Txn&) { return absl::OkStatus(); };
  return store.Write(std::move(fence));
}

}  // namespace carereform::rpc
