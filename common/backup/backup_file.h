// Writes and reads the file of one source in a backup; see file_format.h.

#ifndef CR_COMMON_BACKUP_BACKUP_FILE_H_
#define CR_COMMON_BACKUP_BACKUP_FILE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/engine.h"

namespace carereform::backup {

// What a file holds.
struct FileFacts {
  uint64_t rows = 0;
  uint64_t size_bytes = 0;
  std::string sha256;  // Of the file, in lower-case hexadecimal.
};

// Told of rows and bytes as they are written, or only read; returns false to
// stop.
using FileProgress = std::function<bool(uint64_t rows, uint64_t bytes)>;

// Writes what `view` shows to a new, durable file at `path`. Errors: as the
// view's; UNAVAILABLE, reason BACKUP_FOLDER_UNUSABLE; CANCELLED, reason
// BACKUP_STOPPED.
absl::StatusOr<FileFacts> WriteFile(const std::string& path,
                                    absl::string_view source,
                                    const store::View& view,
                                    const FileProgress& progress);

// Reads the whole file at `path`, which has to be that of `source`, with
// `expected` in it, and returns a view of its rows. Errors: DATA_LOSS, reason
// BACKUP_DAMAGED; CANCELLED, reason BACKUP_STOPPED. The view's own errors are
// the same.
absl::StatusOr<std::shared_ptr<const store::View>> OpenFile(
    const std::string& path, absl::string_view source,
    const FileFacts& expected, const FileProgress& progress);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_BACKUP_FILE_H_
