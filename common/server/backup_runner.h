// Backs up the stores of a server while it serves, one backup at a time, on a
// thread of its own.

#ifndef CR_COMMON_SERVER_BACKUP_RUNNER_H_
#define CR_COMMON_SERVER_BACKUP_RUNNER_H_

#include <string>

#include "absl/status/statusor.h"
#include "carereform/common/v1/maintenance.pb.h"

namespace carereform::server {

// Thread-safe.
class BackupRunner {
 public:
  // Begins a backup into `directory`, an absolute path. Errors:
  // FAILED_PRECONDITION, reason BACKUP_FOLDER_NOT_EMPTY, BACKUP_RUNNING or
  // BACKUP_UNSUPPORTED; UNAVAILABLE, reason BACKUP_FOLDER_UNUSABLE.
  absl::StatusOr<common::v1::Backup> Start(const std::string& directory);

  // Returns how a backup is. Errors: NOT_FOUND, reason BACKUP_NOT_FOUND.
  absl::StatusOr<common::v1::Backup> Get(const std::string& name) const;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_BACKUP_RUNNER_H_
