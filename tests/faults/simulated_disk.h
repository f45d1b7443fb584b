// A disk in memory that loses what a real one may lose.
//
// Files, names and renames are durable only once they are synced: a file's
// bytes by the file, its name by its directory. What was not synced is gone
// when the power goes, or is there in part. Any read or write can be made to
// fail, and the disk can be full.

#ifndef CR_TESTS_FAULTS_SIMULATED_DISK_H_
#define CR_TESTS_FAULTS_SIMULATED_DISK_H_

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/store/disk_space.h"
#include "rocksdb/file_system.h"

namespace carereform::faults {

// Everything on a disk: bytes by path.
using DiskImage = std::map<std::string, std::string>;

// An I/O that fails: the `at`th from now, or all from then on.
struct IoFault {
  uint64_t at = 1;
  bool from_then_on = false;
  bool no_space = false;  // ENOSPC; else EIO.
};

// A file, with or without a name.
struct SimulatedFile {
  std::string now;      // As programs see it.
  std::string durable;  // As it would be after a loss of power.
  // What was written since the last sync: from, and how much.
  std::vector<std::pair<size_t, size_t>> unsynced;
  // A failed sync may have thrown away what it should have written. Another one
  // succeeds and makes nothing durable.
  bool sync_failed = false;
};

// Thread-safe.
class SimulatedDisk : public rocksdb::FileSystemWrapper {
 public:
  using Io = rocksdb::IOStatus;

  SimulatedDisk();

  // From the `after`th I/O from now on all fail, as when the power goes.
  void LosePower(uint64_t after);
  // What was not synced is gone, or for some files there in part; and all works
  // again. Nothing may be open.
  void RestorePower(std::mt19937_64& random);

  void Fail(const IoFault& fault);
  // Nothing fails any more.
  void Heal();
  // Whether a fault has happened since Fail.
  bool has_failed() const;

  // How many bytes all files may have, and how many are taken by others.
  void SetCapacity(uint64_t bytes);
  void SetTakenByOthers(uint64_t bytes);
  store::VolumeSpace Space() const;

  // Returns all files, and puts such files in place of all.
  DiskImage Image() const;
  void Load(const DiskImage& image);

  const char* Name() const override { return "carereform.SimulatedDisk"; }
  Io NewSequentialFile(const std::string& path, const rocksdb::FileOptions&,
                       std::unique_ptr<rocksdb::FSSequentialFile>* file,
                       rocksdb::IODebugContext*) override;
  Io NewRandomAccessFile(const std::string& path, const rocksdb::FileOptions&,
                         std::unique_ptr<rocksdb::FSRandomAccessFile>* file,
                         rocksdb::IODebugContext*) override;
  Io NewWritableFile(const std::string& path, const rocksdb::FileOptions&,
                     std::unique_ptr<rocksdb::FSWritableFile>* file,
                     rocksdb::IODebugContext*) override;
  Io ReopenWritableFile(const std::string& path, const rocksdb::FileOptions&,
                        std::unique_ptr<rocksdb::FSWritableFile>* file,
                        rocksdb::IODebugContext*) override;
  Io ReuseWritableFile(const std::string& path, const std::string& old_path,
                       const rocksdb::FileOptions&,
                       std::unique_ptr<rocksdb::FSWritableFile>* file,
                       rocksdb::IODebugContext*) override;
  Io NewRandomRWFile(const std::string& path, const rocksdb::FileOptions&,
                     std::unique_ptr<rocksdb::FSRandomRWFile>* file,
                     rocksdb::IODebugContext*) override;
  Io NewDirectory(const std::string& path, const rocksdb::IOOptions&,
                  std::unique_ptr<rocksdb::FSDirectory>* directory,
                  rocksdb::IODebugContext*) override;
  Io NewLogger(const std::string& path, const rocksdb::IOOptions&,
               std::shared_ptr<rocksdb::Logger>* logger,
               rocksdb::IODebugContext*) override;
  Io FileExists(const std::string& path, const rocksdb::IOOptions&,
                rocksdb::IODebugContext*) override;
  Io GetChildren(const std::string& directory, const rocksdb::IOOptions&,
                 std::vector<std::string>* names,
                 rocksdb::IODebugContext*) override;
  Io DeleteFile(const std::string& path, const rocksdb::IOOptions&,
                rocksdb::IODebugContext*) override;
  Io Truncate(const std::string& path, size_t size, const rocksdb::IOOptions&,
              rocksdb::IODebugContext*) override;
  Io CreateDir(const std::string& path, const rocksdb::IOOptions&,
               rocksdb::IODebugContext*) override;
  Io CreateDirIfMissing(const std::string& path, const rocksdb::IOOptions&,
                        rocksdb::IODebugContext*) override;
  Io DeleteDir(const std::string& path, const rocksdb::IOOptions&,
               rocksdb::IODebugContext*) override;
  Io GetFileSize(const std::string& path, const rocksdb::IOOptions&,
                 uint64_t* size, rocksdb::IODebugContext*) override;
  Io GetFileModificationTime(const std::string& path, const rocksdb::IOOptions&,
                             uint64_t* time, rocksdb::IODebugContext*) override;
  Io RenameFile(const std::string& from, const std::string& to,
                const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  Io LinkFile(const std::string& from, const std::string& to,
              const rocksdb::IOOptions&, rocksdb::IODebugContext*) override;
  Io LockFile(const std::string& path, const rocksdb::IOOptions&,
              rocksdb::FileLock** lock, rocksdb::IODebugContext*) override;
  Io UnlockFile(rocksdb::FileLock* lock, const rocksdb::IOOptions&,
                rocksdb::IODebugContext*) override;
  Io GetAbsolutePath(const std::string& path, const rocksdb::IOOptions&,
                     std::string* absolute, rocksdb::IODebugContext*) override;
  Io GetFreeSpace(const std::string& path, const rocksdb::IOOptions&,
                  uint64_t* bytes, rocksdb::IODebugContext*) override;
  Io IsDirectory(const std::string& path, const rocksdb::IOOptions&,
                 bool* is_directory, rocksdb::IODebugContext*) override;

  // For open files.
  Io Read(const SimulatedFile& file, uint64_t offset, size_t count,
          rocksdb::Slice* result, char* scratch);
  Io Write(SimulatedFile& file, uint64_t offset, const rocksdb::Slice& data);
  Io Resize(SimulatedFile& file, uint64_t size);
  Io Sync(SimulatedFile& file);
  Io SyncNames(const std::string& directory);
  uint64_t SizeOf(const SimulatedFile& file) const;

 private:
  using FilePtr = std::shared_ptr<SimulatedFile>;

  // Returns whether an I/O is to fail now. With the lock.
  Io Admit();
  Io Find(const std::string& path, FilePtr& file);
  uint64_t Used() const;

  mutable std::mutex mutex_;
  std::map<std::string, FilePtr> now_;      // By path, as programs see it.
  std::map<std::string, FilePtr> durable_;  // As after a loss of power.
  std::set<std::string> directories_;
  std::set<std::string> locked_;
  std::optional<IoFault> fault_;
  bool has_failed_ = false;
  bool loses_power_ = false;
  uint64_t until_power_goes_ = 0;
  uint64_t until_fault_ = 0;
  uint64_t capacity_;
  uint64_t taken_by_others_ = 0;
};

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_SIMULATED_DISK_H_
