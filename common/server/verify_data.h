// Checks the stores of a data directory that no server has open, or those in a
// backup.

#ifndef CR_COMMON_SERVER_VERIFY_DATA_H_
#define CR_COMMON_SERVER_VERIFY_DATA_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/server/host.h"
#include "common/verify/verify.h"

namespace carereform::server {

// One source's store, and what was found in it.
struct VerifiedSource {
  std::string source;
  bool there = false;  // False where the directory has no store of it.
  verify::Report report = {};
};

// Told how many keys of how many are checked.
using VerifyProgress = std::function<void(uint64_t done, uint64_t total)>;

// Checks the store of each of `sources` that `directory` has, against its
// watermark too, and writes nothing. Errors: STORE_IN_USE, STORE_NEWER,
// STORE_UNAVAILABLE; NOT_FOUND, reason STORE_NOT_FOUND, where there is no store
// of any source; of a backup BACKUP_DAMAGED, BACKUP_NEWER or
// BACKUP_SOURCE_UNKNOWN.
absl::StatusOr<std::vector<VerifiedSource>> VerifyData(
    const std::string& directory, const std::vector<HostedSource>& sources,
    const VerifyProgress& progress);

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_VERIFY_DATA_H_
