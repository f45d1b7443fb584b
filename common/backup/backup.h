// A backup: a folder with a file for each source and a manifest, written from
// views of the stores while they go on changing, and proved before it is there.
//
// It holds the keys and values that the views show and nothing else, so that
// what was erased before is not in it.

#ifndef CR_COMMON_BACKUP_BACKUP_H_
#define CR_COMMON_BACKUP_BACKUP_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/store/engine.h"
#include "common/store/watermark.h"
#include "common/verify/schema.h"

namespace carereform::backup {

// A source to back up.
struct SourceView {
  std::string source;
  std::shared_ptr<const store::View> view;  // Of the whole store.
  verify::Schema schema;
};

// How far a backup is.
struct BackupProgress {
  int sources_done = 0;
  uint64_t rows = 0;
  uint64_t size_bytes = 0;
  uint64_t verified_changes = 0;
};

// Told now and then; returns false to stop.
using ProgressSink = std::function<bool(const BackupProgress&)>;

// Writes a backup of `sources` to `directory`, which is not there yet or empty,
// in three steps: every file is written, then read back and verified as a store
// is, and only when all are good the folder gets its name. Returns the SHA-256
// of the manifest in lower-case hexadecimal. Errors:
//   BACKUP_FOLDER_NOT_EMPTY   FAILED_PRECONDITION
//   BACKUP_FOLDER_UNUSABLE    UNAVAILABLE
//   BACKUP_STOPPED            CANCELLED
//   RECORDS_DAMAGED           DATA_LOSS: the records themselves are bad
//   BACKUP_DAMAGED            DATA_LOSS: what was written reads back otherwise
// and as the views'.
absl::StatusOr<std::string> WriteBackup(const std::string& directory,
                                        const std::vector<SourceView>& sources,
                                        absl::Time now,
                                        const ProgressSink& progress);

// Returns an error if `directory` cannot take a backup: see WriteBackup.
absl::Status CheckFolder(const std::string& directory);

// A source in a backup that is open.
struct BackedUpSource {
  std::string source;
  std::shared_ptr<const store::View> view;
  store::Marks marks;  // Where its councils stood.
  uint64_t rows = 0;
  uint64_t size_bytes = 0;
};

struct OpenedBackup {
  absl::Time created;
  std::vector<BackedUpSource> sources;
};

// Whether `directory` has a manifest.
bool IsBackup(const std::string& directory);

// Opens the backup in `directory`, reading the whole of it. `progress` is told
// how many bytes were read of how many. Errors: DATA_LOSS, reason
// BACKUP_DAMAGED, for anything that is not as it was written;
// FAILED_PRECONDITION, reason BACKUP_NEWER.
absl::StatusOr<OpenedBackup> OpenBackup(
    const std::string& directory,
    const std::function<void(uint64_t done, uint64_t total)>& progress);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_BACKUP_H_
