// Whether there is room on the disk for more changes.

#ifndef CR_COMMON_STORE_DISK_SPACE_H_
#define CR_COMMON_STORE_DISK_SPACE_H_

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace carereform::store {

// The volume that a data directory is on.
struct VolumeSpace {
  uint64_t free_bytes = 0;  // For this account.
  uint64_t total_bytes = 0;
};

using SpaceProbe = std::function<absl::StatusOr<VolumeSpace>()>;

// Returns a probe of the volume that `directory` is on. Its error is
// UNAVAILABLE, reason STORE_UNAVAILABLE.
SpaceProbe SpaceOf(std::string directory);

// When changes are admitted: while both limits are kept. Above them RocksDB has
// room to rewrite its files, and whoever is told has time to act.
struct DiskLimits {
  uint64_t min_free_bytes = uint64_t{1} << 30;
  uint64_t min_free_percent = 10;
  absl::Duration between_looks = absl::Seconds(1);
};

// Thread-safe.
class DiskSpace {
 public:
  // Without a `probe` there is always room.
  DiskSpace(SpaceProbe probe, DiskLimits limits);

  // Returns OK, or RESOURCE_EXHAUSTED, reason DISK_NEARLY_FULL. What cannot be
  // found out is no reason to refuse: the engine will say if it has no room.
  absl::Status Admit();

  // Bytes that were free at the last look; 0 where they are not known.
  uint64_t free_bytes();

 private:
  void Look();

  const SpaceProbe probe_;
  const DiskLimits limits_;
  std::mutex mutex_;
  absl::Time next_look_ = absl::InfinitePast();
  VolumeSpace space_;
  bool has_room_ = true;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_DISK_SPACE_H_
