#include "common/store/witness.h"

#include <chrono>
#include <utility>

#include "common/status/status_macros.h"

namespace carereform::store {
namespace {

constexpr std::chrono::seconds kBetweenSyncs{1};

}  // namespace

Witness::Witness(std::unique_ptr<WatermarkFile> file)
    : file_(std::move(file)), thread_([this] { Run(); }) {}

Witness::~Witness() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

absl::Status Witness::Write(absl::string_view slot) {
  const std::lock_guard lock(mutex_);
  CR_RETURN_IF_ERROR(failure_);
  CR_RETURN_IF_ERROR(file_->Write(slot));
  dirty_ = true;
  return absl::OkStatus();
}

// A sync that failed is not tried again: a second one may succeed although the
// bytes are lost.
void Witness::SyncIfDirty() {
  if (!dirty_ || !failure_.ok()) return;
  failure_ = file_->Sync();
  dirty_ = false;
}

void Witness::Run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, kBetweenSyncs, [this] { return stopping_; });
    SyncIfDirty();
  }
}

}  // namespace carereform::store
