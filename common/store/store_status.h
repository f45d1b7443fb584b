// How a store is doing, for readiness and gauges.

#ifndef CR_COMMON_STORE_STORE_STATUS_H_
#define CR_COMMON_STORE_STORE_STATUS_H_

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"

namespace carereform::store {

struct StoreStatus {
  // OK, or why a change would be refused now: DISK_NEARLY_FULL, which passes;
  // an error of the engine, such as STORE_UNAVAILABLE, which does not.
  absl::Status writable;

  size_t queued_changes = 0;
  size_t councils = 0;
  // Change records of all councils, since each of them began.
  uint64_t revisions = 0;
  // On the volume of the data directory; 0 in memory.
  uint64_t free_bytes = 0;
  // Times that the watermark was written; 0 without one.
  uint64_t watermark_sequence = 0;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_STORE_STATUS_H_
