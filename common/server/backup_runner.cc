#include "common/server/backup_runner.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::server {

using common::v1::Backup;

absl::StatusOr<Backup> BackupRunner::Start(const std::string& /*directory*/) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "BACKUP_UNSUPPORTED",
                   "records kept in memory cannot be backed up: serve with a "
                   "data directory");
}

absl::StatusOr<Backup> BackupRunner::Get(const std::string& name) const {
  return MakeError(absl::StatusCode::kNotFound, "BACKUP_NOT_FOUND",
                   absl::StrCat("there is no ", name,
                                ": backups are known until the server stops"),
                   {{"name", name}});
}

}  // namespace carereform::server
