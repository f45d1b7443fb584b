// What RocksDB asks of the file system of a SimulatedDisk.

#include <utility>

#include "common/store/files.h"
#include "tests/faults/simulated_disk.h"
#include "tests/faults/simulated_files.h"

namespace carereform::faults {
namespace {

using rocksdb::IOStatus;

// RocksDB writes some directories with a slash at their end.
std::string WithoutSlash(const std::string& directory) {
  return directory.back() == '/' ? directory.substr(0, directory.size() - 1)
                                 : directory;
}

class NoLogger : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char*, va_list) override {}
};

class SimulatedLock : public rocksdb::FileLock {
 public:
  explicit SimulatedLock(std::string locked) : path(std::move(locked)) {}
  const std::string path;
};

}  // namespace

IOStatus SimulatedDisk::NewSequentialFile(
    const std::string& path, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSSequentialFile>* file,
    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  IOStatus status = Admit();
  if (status.ok()) status = Find(path, found);
  if (status.ok()) *file = OpenSequential(*this, found);
  return status;
}

IOStatus SimulatedDisk::NewRandomAccessFile(
    const std::string& path, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  IOStatus status = Admit();
  if (status.ok()) status = Find(path, found);
  if (status.ok()) *file = OpenRandomAccess(*this, found);
  return status;
}

IOStatus SimulatedDisk::NewWritableFile(
    const std::string& path, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  now_[path] = std::make_shared<SimulatedFile>();
  *file = OpenWritable(*this, now_[path]);
  return status;
}

IOStatus SimulatedDisk::ReopenWritableFile(
    const std::string& path, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  FilePtr& named = now_[path];
  if (named == nullptr) named = std::make_shared<SimulatedFile>();
  *file = OpenWritable(*this, named);
  return status;
}

IOStatus SimulatedDisk::ReuseWritableFile(
    const std::string&, const std::string&, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSWritableFile>*, rocksdb::IODebugContext*) {
  return IOStatus::NotSupported("files are not used again");
}

IOStatus SimulatedDisk::NewRandomRWFile(
    const std::string& path, const rocksdb::FileOptions&,
    std::unique_ptr<rocksdb::FSRandomRWFile>* file, rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  IOStatus status = Admit();
  if (status.ok()) status = Find(path, found);
  if (status.ok()) *file = OpenRandomWrite(*this, found);
  return status;
}

IOStatus SimulatedDisk::NewDirectory(
    const std::string& path, const rocksdb::IOOptions&,
    std::unique_ptr<rocksdb::FSDirectory>* directory,
    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  if (directories_.count(WithoutSlash(path)) == 0)
    return IOStatus::NotFound(path);
  *directory = OpenDirectory(*this, WithoutSlash(path));
  return status;
}

// Its own log is no part of the records.
IOStatus SimulatedDisk::NewLogger(const std::string&, const rocksdb::IOOptions&,
                                  std::shared_ptr<rocksdb::Logger>* logger,
                                  rocksdb::IODebugContext*) {
  *logger = std::make_shared<NoLogger>();
  return IOStatus::OK();
}

IOStatus SimulatedDisk::FileExists(const std::string& path,
                                   const rocksdb::IOOptions&,
                                   rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  const IOStatus status = Admit();
  if (!status.ok() || directories_.count(WithoutSlash(path)) > 0) return status;
  return Find(path, found).ok() ? status : IOStatus::NotFound(path);
}

IOStatus SimulatedDisk::GetChildren(const std::string& path,
                                    const rocksdb::IOOptions&,
                                    std::vector<std::string>* names,
                                    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  const std::string directory = WithoutSlash(path);
  if (directories_.count(directory) == 0) return IOStatus::NotFound(directory);
  names->clear();
  for (const auto& [name, file] : now_) {
    if (store::DirectoryOf(name) != directory) continue;
    names->push_back(name.substr(directory.size() + 1));
  }
  return IOStatus::OK();
}

IOStatus SimulatedDisk::DeleteFile(const std::string& path,
                                   const rocksdb::IOOptions&,
                                   rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  return now_.erase(path) > 0 ? IOStatus::OK() : IOStatus::PathNotFound(path);
}

IOStatus SimulatedDisk::Truncate(const std::string& path, size_t size,
                                 const rocksdb::IOOptions&,
                                 rocksdb::IODebugContext*) {
  FilePtr found;
  {
    const std::lock_guard lock(mutex_);
    const IOStatus status = Find(path, found);
    if (!status.ok()) return status;
  }
  return Resize(*found, size);
}

// Directories are durable as they are made: RocksDB makes but one.
IOStatus SimulatedDisk::CreateDir(const std::string& path,
                                  const rocksdb::IOOptions&,
                                  rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  const IOStatus status = Admit();
  if (status.ok()) directories_.insert(WithoutSlash(path));
  return status;
}

IOStatus SimulatedDisk::CreateDirIfMissing(const std::string& path,
                                           const rocksdb::IOOptions& options,
                                           rocksdb::IODebugContext* context) {
  return CreateDir(path, options, context);
}

IOStatus SimulatedDisk::DeleteDir(const std::string& path,
                                  const rocksdb::IOOptions&,
                                  rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  directories_.erase(path);
  return IOStatus::OK();
}

IOStatus SimulatedDisk::GetFileSize(const std::string& path,
                                    const rocksdb::IOOptions&, uint64_t* size,
                                    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  IOStatus status = Admit();
  if (status.ok()) status = Find(path, found);
  if (status.ok()) *size = found->now.size();
  return status;
}

IOStatus SimulatedDisk::GetFileModificationTime(const std::string&,
                                                const rocksdb::IOOptions&,
                                                uint64_t* time,
                                                rocksdb::IODebugContext*) {
  *time = 0;
  return IOStatus::OK();
}

IOStatus SimulatedDisk::RenameFile(const std::string& from,
                                   const std::string& to,
                                   const rocksdb::IOOptions&,
                                   rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  FilePtr found;
  IOStatus status = Admit();
  if (status.ok()) status = Find(from, found);
  if (!status.ok()) return status;
  now_.erase(from);
  now_[to] = found;
  return status;
}

IOStatus SimulatedDisk::LinkFile(const std::string&, const std::string&,
                                 const rocksdb::IOOptions&,
                                 rocksdb::IODebugContext*) {
  return IOStatus::NotSupported("there are no links");
}

IOStatus SimulatedDisk::LockFile(const std::string& path,
                                 const rocksdb::IOOptions&,
                                 rocksdb::FileLock** lock,
                                 rocksdb::IODebugContext*) {
  const std::lock_guard guard(mutex_);
  const IOStatus status = Admit();
  if (!status.ok()) return status;
  if (!locked_.insert(path).second) return IOStatus::IOError("locked");
  *lock = new SimulatedLock(path);
  return status;
}

IOStatus SimulatedDisk::UnlockFile(rocksdb::FileLock* lock,
                                   const rocksdb::IOOptions&,
                                   rocksdb::IODebugContext*) {
  const std::lock_guard guard(mutex_);
  const std::unique_ptr<SimulatedLock> held(static_cast<SimulatedLock*>(lock));
  locked_.erase(held->path);
  return IOStatus::OK();
}

IOStatus SimulatedDisk::GetAbsolutePath(const std::string& path,
                                        const rocksdb::IOOptions&,
                                        std::string* absolute,
                                        rocksdb::IODebugContext*) {
  *absolute = path;
  return IOStatus::OK();
}

IOStatus SimulatedDisk::GetFreeSpace(const std::string&,
                                     const rocksdb::IOOptions&, uint64_t* bytes,
                                     rocksdb::IODebugContext*) {
  *bytes = Space().free_bytes;
  return IOStatus::OK();
}

IOStatus SimulatedDisk::IsDirectory(const std::string& path,
                                    const rocksdb::IOOptions&,
                                    bool* is_directory,
                                    rocksdb::IODebugContext*) {
  const std::lock_guard lock(mutex_);
  *is_directory = directories_.count(WithoutSlash(path)) > 0;
  return IOStatus::OK();
}

}  // namespace carereform::faults
