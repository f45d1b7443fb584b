#include "common/store/files.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/rocks_engine.h"
#include "rocksdb/file_system.h"

namespace carereform::store {
namespace {

// The system's directories, of whatever depth. Others are the tests' own.
absl::Status MakeSystemDirectory(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  std::filesystem::permissions(directory, std::filesystem::perms::owner_all,
                               error);
  return error ? errors::Unavailable() : absl::OkStatus();
}

}  // namespace

FileSystemPtr FileSystemOrDefault(const FileSystemPtr& file_system) {
  return file_system != nullptr ? file_system : rocksdb::FileSystem::Default();
}

std::string DirectoryOf(absl::string_view path) {
  std::string above =
      std::filesystem::path(std::string(path)).parent_path().string();
  return above.empty() ? "." : above;
}

absl::Status PrepareDirectory(const std::string& directory,
                              const FileSystemPtr& file_system) {
  if (file_system == nullptr) {
    CR_RETURN_IF_ERROR(MakeSystemDirectory(directory));
  } else {
    CR_RETURN_IF_ERROR(
        FromRocks(file_system->CreateDirIfMissing(directory, {}, nullptr)));
  }
  return SyncDirectory(DirectoryOf(directory), file_system);
}

absl::Status SyncDirectory(const std::string& directory,
                           const FileSystemPtr& file_system) {
  std::unique_ptr<rocksdb::FSDirectory> opened;
  CR_RETURN_IF_ERROR(FromRocks(
      FileSystemOrDefault(file_system)
          ->NewDirectory(directory, rocksdb::IOOptions(), &opened, nullptr)));
  return FromRocks(opened->Fsync(rocksdb::IOOptions(), nullptr));
}

absl::StatusOr<std::vector<std::string>> FilesIn(
    const std::string& directory, const FileSystemPtr& file_system) {
  std::vector<std::string> names;
  const rocksdb::IOStatus status =
      FileSystemOrDefault(file_system)
          ->GetChildren(directory, rocksdb::IOOptions(), &names, nullptr);
  if (status.IsNotFound()) return std::vector<std::string>();
  CR_RETURN_IF_ERROR(FromRocks(status));
  return names;
}

absl::Status ReplaceFile(const std::string& path, absl::string_view bytes,
                         const FileSystemPtr& file_system) {
  const FileSystemPtr files = FileSystemOrDefault(file_system);
  const std::string made = absl::StrCat(path, ".new");
  rocksdb::FileOptions options;
  options.use_mmap_writes = false;
  std::unique_ptr<rocksdb::FSWritableFile> file;
  const rocksdb::IOOptions io;
  CR_RETURN_IF_ERROR(
      FromRocks(files->NewWritableFile(made, options, &file, nullptr)));
  CR_RETURN_IF_ERROR(
      FromRocks(file->Append({bytes.data(), bytes.size()}, io, nullptr)));
  CR_RETURN_IF_ERROR(FromRocks(file->Sync(io, nullptr)));
  CR_RETURN_IF_ERROR(FromRocks(file->Close(io, nullptr)));
  CR_RETURN_IF_ERROR(FromRocks(files->RenameFile(made, path, io, nullptr)));
  return SyncDirectory(DirectoryOf(path), file_system);
}

}  // namespace carereform::store
