#include "tests/faults/simulated_disk.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "common/store/files.h"
#include "tests/faults/simulated_files.h"

namespace carereform::faults {
namespace {

using rocksdb::IOStatus;

// What a disk writes whole or not at all.
constexpr size_t kSectorBytes = 512;

constexpr uint64_t kUnlimited = uint64_t{1} << 50;

// Loses what was not synced. Of one file in three a part of it stays: the
// beginning of what was added, and any sectors of what was written over.
void LoseUnsynced(SimulatedFile& file, std::mt19937_64& random) {
  std::string kept = file.durable;
  if (random() % 3 == 0) {
    for (const auto& [from, size] : file.unsynced) {
      const size_t end =
          std::min({from + size, file.durable.size(), file.now.size()});
      for (size_t at = from; at < end;) {
        const size_t next =
            std::min(end, (at / kSectorBytes + 1) * kSectorBytes);
        if (random() % 2 == 0)
          kept.replace(at, next - at, file.now, at, next - at);
        at = next;
      }
    }
    if (file.now.size() > kept.size()) {
      const size_t added = file.now.size() - kept.size();
      kept.append(file.now, kept.size(), random() % (added + 1));
    }
  }
  file = SimulatedFile{.now = kept, .durable = kept, .unsynced = {}};
}

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

SimulatedDisk::SimulatedDisk()
    : rocksdb::FileSystemWrapper(rocksdb::FileSystem::Default()),
      directories_{"/"},
      capacity_(kUnlimited) {}

void SimulatedDisk::LosePower(uint64_t after) {
  const std::lock_guard lock(mutex_);
  loses_power_ = true;
  until_power_goes_ = after;
}

void SimulatedDisk::RestorePower(std::mt19937_64& random) {
  const std::lock_guard lock(mutex_);
  now_ = durable_;
  for (auto& [path, file] : now_) LoseUnsynced(*file, random);
  locked_.clear();
  loses_power_ = false;
}

void SimulatedDisk::Fail(const IoFault& fault) {
  const std::lock_guard lock(mutex_);
  fault_ = fault;
  until_fault_ = fault.at;
  has_failed_ = false;
}

void SimulatedDisk::Heal() {
  const std::lock_guard lock(mutex_);
  fault_ = std::nullopt;
}

bool SimulatedDisk::has_failed() const {
  const std::lock_guard lock(mutex_);
  return has_failed_;
}

void SimulatedDisk::SetCapacity(uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  capacity_ = bytes;
}

void SimulatedDisk::SetTakenByOthers(uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  taken_by_others_ = bytes;
}

store::VolumeSpace SimulatedDisk::Space() const {
  const std::lock_guard lock(mutex_);
  return {capacity_ - std::min(capacity_, Used()), capacity_};
}

uint64_t SimulatedDisk::Used() const {
  uint64_t used = taken_by_others_;
  for (const auto& [path, file] : now_) used += file->now.size();
  return used;
}

DiskImage SimulatedDisk::Image() const {
  const std::lock_guard lock(mutex_);
  DiskImage image;
  for (const auto& [path, file] : now_) image[path] = file->now;
  return image;
}

void SimulatedDisk::Load(const DiskImage& image) {
  const std::lock_guard lock(mutex_);
  now_.clear();
  locked_.clear();
  for (const auto& [path, bytes] : image) {
    now_[path] = std::make_shared<SimulatedFile>(
        SimulatedFile{.now = bytes, .durable = bytes, .unsynced = {}});
    directories_.insert(store::DirectoryOf(path));
  }
  durable_ = now_;
}

IOStatus SimulatedDisk::Admit() {
  if (loses_power_) {
    if (until_power_goes_ == 0) return IOStatus::IOError("the power is off");
    --until_power_goes_;
  }
  if (!fault_.has_value()) return IOStatus::OK();
  if (until_fault_ > 1) {
    --until_fault_;
    return IOStatus::OK();
  }
  const IOStatus failure = fault_->no_space ? IOStatus::NoSpace("as told")
                                            : IOStatus::IOError("as told");
  if (!fault_->from_then_on) fault_ = std::nullopt;
  has_failed_ = true;
  return failure;
}

IOStatus SimulatedDisk::Find(const std::string& path, FilePtr& file) {
  const auto found = now_.find(path);
  if (found == now_.end()) return IOStatus::PathNotFound(path);
  file = found->second;
  return IOStatus::OK();
}

IOStatus SimulatedDisk::Read(const SimulatedFile& file, uint64_t offset,
                             size_t count, rocksdb::Slice* result,
                             char* scratch) {
  const std::lock_guard lock(mutex_);
  *result = rocksdb::Slice();
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  if (offset >= file.now.size()) return IOStatus::OK();
  const size_t read = file.now.copy(scratch, count, offset);
  *result = rocksdb::Slice(scratch, read);
  return IOStatus::OK();
}

// One that fails has written a half.
IOStatus SimulatedDisk::Write(SimulatedFile& file, uint64_t offset,
                              const rocksdb::Slice& data) {
  const std::lock_guard lock(mutex_);
  if (loses_power_ && until_power_goes_ == 0) return Admit();
  IOStatus outcome = Admit();
  size_t count = outcome.ok() ? data.size() : data.size() / 2;
  const uint64_t end = offset + count;
  const uint64_t grows = end > file.now.size() ? end - file.now.size() : 0;
  if (grows > 0 && Used() + grows > capacity_) {
    outcome = IOStatus::NoSpace("the disk is full");
    count = 0;
  }
  if (file.now.size() < offset + count) file.now.resize(offset + count);
  file.now.replace(offset, count, data.data(), count);
  file.unsynced.emplace_back(offset, count);
  return outcome;
}

IOStatus SimulatedDisk::Resize(SimulatedFile& file, uint64_t size) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  file.now.resize(size);
  return IOStatus::OK();
}

IOStatus SimulatedDisk::Sync(SimulatedFile& file) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) {
    file.sync_failed = true;
    return admitted;
  }
  if (file.sync_failed) return IOStatus::OK();
  file.durable.resize(file.now.size());
  for (const auto& [from, size] : file.unsynced) {
    const size_t end = std::min(from + size, file.now.size());
    if (from < end)
      file.durable.replace(from, end - from, file.now, from, end - from);
  }
  file.unsynced.clear();
  return IOStatus::OK();
}

IOStatus SimulatedDisk::SyncNames(const std::string& directory) {
  const std::lock_guard lock(mutex_);
  const IOStatus admitted = Admit();
  if (!admitted.ok()) return admitted;
  const auto inside = [&](const auto& entry) {
    return store::DirectoryOf(entry.first) == directory;
  };
  std::erase_if(durable_, inside);
  for (const auto& entry : now_) {
    if (inside(entry)) durable_.insert(entry);
  }
  return IOStatus::OK();
}

uint64_t SimulatedDisk::SizeOf(const SimulatedFile& file) const {
  const std::lock_guard lock(mutex_);
  return file.now.size();
}

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
