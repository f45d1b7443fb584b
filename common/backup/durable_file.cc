#include "common/backup/durable_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "common/backup/errors.h"

namespace carereform::backup {

absl::StatusOr<std::unique_ptr<DurableFile>> DurableFile::Make(
    const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
                        S_IRUSR | S_IWUSR);
  if (file < 0) return errors::FolderUnusable();
  return std::unique_ptr<DurableFile>(new DurableFile(file));
}

DurableFile::~DurableFile() { close(file_); }

absl::Status DurableFile::Append(absl::string_view bytes) {
  digest_.Update(bytes);
  size_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return errors::FolderUnusable();
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> DurableFile::Finish() {
  if (fsync(file_) != 0) return errors::FolderUnusable();
  return digest_.FinishHex();
}

absl::Status SyncFolder(const std::string& directory) {
  const int folder =
      open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return errors::FolderUnusable();
  const bool synced = fsync(folder) == 0;
  close(folder);
  return synced ? absl::OkStatus() : errors::FolderUnusable();
}

}  // namespace carereform::backup
