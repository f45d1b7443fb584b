#include "common/store/disk_space.h"

#include <filesystem>
#include <utility>

#include "common/store/errors.h"

namespace carereform::store {

SpaceProbe SpaceOf(std::string directory) {
  return [directory = std::move(directory)]() -> absl::StatusOr<VolumeSpace> {
    std::error_code error;
    const std::filesystem::space_info space =
        std::filesystem::space(directory, error);
    if (error) return errors::Unavailable();
    return VolumeSpace{space.available, space.capacity};
  };
}

DiskSpace::DiskSpace(SpaceProbe probe, DiskLimits limits)
    : probe_(std::move(probe)), limits_(limits) {}

absl::Status DiskSpace::Admit() {
  const std::lock_guard lock(mutex_);
  Look();
  return has_room_ ? absl::OkStatus() : errors::DiskNearlyFull();
}

uint64_t DiskSpace::free_bytes() {
  const std::lock_guard lock(mutex_);
  Look();
  return space_.free_bytes;
}

void DiskSpace::Look() {
  if (probe_ == nullptr) return;
  const absl::Time now = absl::Now();
  if (now < next_look_) return;
  next_look_ = now + limits_.between_looks;
  const absl::StatusOr<VolumeSpace> found = probe_();
  space_ = found.ok() ? *found : VolumeSpace();
  has_room_ =
      !found.ok() || (space_.free_bytes >= limits_.min_free_bytes &&
                      // Rounded down, and below the range of bytes.
                      space_.free_bytes >=
                          space_.total_bytes / 100 * limits_.min_free_percent);
}

}  // namespace carereform::store
