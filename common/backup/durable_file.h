// A new file that is on the disk once it is finished.

#ifndef CR_COMMON_BACKUP_DURABLE_FILE_H_
#define CR_COMMON_BACKUP_DURABLE_FILE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/digest.h"

namespace carereform::backup {

// Not thread-safe. Each function returns UNAVAILABLE, reason
// BACKUP_FOLDER_UNUSABLE, where it fails.
class DurableFile {
 public:
  // Makes `path`, which may not be there, for its owner alone.
  static absl::StatusOr<std::unique_ptr<DurableFile>> Make(
      const std::string& path);
  ~DurableFile();
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;

  absl::Status Append(absl::string_view bytes);

  // Makes everything durable. Returns the SHA-256 of the file in lower-case
  // hexadecimal. Nothing may be appended after it.
  absl::StatusOr<std::string> Finish();

  uint64_t size() const { return size_; }

 private:
  explicit DurableFile(int file) : file_(file) {}

  const int file_;
  uint64_t size_ = 0;
  store::Sha256Stream digest_;
};

// Makes durable which files are in `directory`.
absl::Status SyncFolder(const std::string& directory);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_DURABLE_FILE_H_
