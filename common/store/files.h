// What the store does with files itself, beside RocksDB and through the same
// file system, so that tests can put a faulty one under both.

#ifndef CR_COMMON_STORE_FILES_H_
#define CR_COMMON_STORE_FILES_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace rocksdb {
class FileSystem;
}  // namespace rocksdb

// Every function takes the system's files where `file_system` is null, and
// returns UNAVAILABLE, reason STORE_UNAVAILABLE, where it fails.
namespace carereform::store {

using FileSystemPtr = std::shared_ptr<rocksdb::FileSystem>;

// Returns `file_system`, or the system's.
FileSystemPtr FileSystemOrDefault(const FileSystemPtr& file_system);

// Returns the directory that `path` lies in.
std::string DirectoryOf(absl::string_view path);

// Makes `directory`, durably, for its owner alone.
absl::Status PrepareDirectory(const std::string& directory,
                              const FileSystemPtr& file_system);

// Makes durable which files are in `directory`.
absl::Status SyncDirectory(const std::string& directory,
                           const FileSystemPtr& file_system);

// Returns the names of the files in `directory`; none where it is not there.
absl::StatusOr<std::vector<std::string>> FilesIn(
    const std::string& directory, const FileSystemPtr& file_system);

// Puts a file of `bytes` at `path`, whole and durable, in place of the one that
// may be there.
absl::Status ReplaceFile(const std::string& path, absl::string_view bytes,
                         const FileSystemPtr& file_system);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_FILES_H_
