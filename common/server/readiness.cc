#include "common/server/readiness.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace carereform::server {

Readiness::Readiness(const ServerState& state,
                     grpc::HealthCheckServiceInterface& health,
                     std::multimap<std::string, std::string> services,
                     rpc::LogSink log, absl::Duration between_looks)
    : state_(state),
      health_(health),
      services_(std::move(services)),
      log_(std::move(log)),
      between_looks_(between_looks) {
  Tell(state_.Look());
  thread_ = std::thread([this] { Run(); });
}

void Readiness::Stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
  health_.Shutdown();
}

void Readiness::Run() {
  std::unique_lock lock(mutex_);
  const auto stopping = [this] { return stopping_; };
  while (!wake_.wait_for(lock, absl::ToChronoNanoseconds(between_looks_),
                         stopping)) {
    lock.unlock();
    Tell(state_.Look());
    lock.lock();
  }
}

void Readiness::Tell(const common::v1::ServerStatus& status) {
  health_.SetServingStatus(kReadinessName, status.ready());
  for (const auto& store : status.stores()) TellOf(store);
}

void Readiness::TellOf(const common::v1::ServerStatus::Store& store) {
  health_.SetServingStatus(absl::StrCat(kReadinessName, ".", store.source()),
                           store.writable());
  const auto [first, last] = services_.equal_range(store.source());
  for (auto service = first; service != last; ++service) {
    health_.SetServingStatus(service->second, store.readable());
  }
  std::string& reason = reasons_[store.source()];
  if (reason == store.reason()) return;
  reason = store.reason();
  log_(rpc::EventLogLine(absl::Now(), store.writable() ? "ready" : "not_ready",
                         {{"source", store.source()}, {"reason", reason}}));
}

}  // namespace carereform::server
