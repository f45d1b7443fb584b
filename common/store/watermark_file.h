// A file of two slots, written in turn; see watermark.h for what they hold.

#ifndef CR_COMMON_STORE_WATERMARK_FILE_H_
#define CR_COMMON_STORE_WATERMARK_FILE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/files.h"

namespace rocksdb {
class FSRandomRWFile;
}  // namespace rocksdb

namespace carereform::store {

// Not thread-safe.
class WatermarkFile {
 public:
  // Opens the file at `path`, of which both slots may be there, and makes what
  // it says durable.
  static absl::StatusOr<std::unique_ptr<WatermarkFile>> Open(
      const std::string& path, const FileSystemPtr& file_system);
  ~WatermarkFile();
  WatermarkFile(const WatermarkFile&) = delete;
  WatermarkFile& operator=(const WatermarkFile&) = delete;

  // Writes a slot over the older of the two. Until Sync, later ones go over the
  // same: the other one stays whole, whatever a loss of power does to this.
  absl::Status Write(absl::string_view slot);

  // Makes the last slot durable.
  absl::Status Sync();

 private:
  WatermarkFile(std::unique_ptr<rocksdb::FSRandomRWFile> file, uint64_t slot);

  std::unique_ptr<rocksdb::FSRandomRWFile> file_;
  uint64_t slot_;  // The one to write: 0 or 1.
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_WATERMARK_FILE_H_
