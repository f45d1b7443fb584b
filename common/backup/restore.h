// Puts the records of a backup into new stores, of a new lineage.

#ifndef CR_COMMON_BACKUP_RESTORE_H_
#define CR_COMMON_BACKUP_RESTORE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "absl/status/status.h"
#include "common/backup/backup.h"
#include "common/verify/schema.h"

namespace carereform::backup {

// Told how many rows of how many are restored, and then how many are verified.
using RestoreProgress = std::function<void(uint64_t done, uint64_t total)>;

// Restores `opened` into `directory`, a data directory that is not there yet or
// empty, and verifies every record that was restored. Only when all of it is
// good and durable the folder gets its name. Each council has a new lineage:
// whoever follows its changes is told to begin anew. `schemas` says by source
// what the stores hold. Errors:
//   RESTORE_FOLDER_NOT_EMPTY  FAILED_PRECONDITION
//   BACKUP_SOURCE_UNKNOWN     FAILED_PRECONDITION: a source is in no schema
//   BACKUP_FOLDER_UNUSABLE    UNAVAILABLE
//   RECORDS_DAMAGED           DATA_LOSS
//   BACKUP_DAMAGED            DATA_LOSS
// and those of the stores.
absl::Status Restore(const OpenedBackup& opened, const std::string& directory,
                     const std::map<std::string, verify::Schema>& schemas,
                     const RestoreProgress& progress);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_RESTORE_H_
