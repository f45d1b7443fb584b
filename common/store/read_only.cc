#include "common/store/read_only.h"

#include <filesystem>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/rocks_engine.h"
#include "common/store/rocks_view.h"
#include "rocksdb/db.h"
#include "rocksdb/env.h"

namespace carereform::store {
namespace {

// Takes RocksDB's log of what it does, which would be a file in the directory.
class NoLog : public rocksdb::Logger {
 public:
  using rocksdb::Logger::Logv;
  void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

// The lock that whoever writes to the directory has: held, so that nobody does
// meanwhile. Without a file to lock there is no lock, for none may be made.
class DirectoryLock {
 public:
  DirectoryLock() = default;
  ~DirectoryLock() {
    if (lock_ != nullptr) rocksdb::Env::Default()->UnlockFile(lock_);
  }
  DirectoryLock(const DirectoryLock&) = delete;
  DirectoryLock& operator=(const DirectoryLock&) = delete;

  absl::Status Take(const std::string& directory) {
    const std::string file = absl::StrCat(directory, "/LOCK");
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return absl::OkStatus();
    const absl::Status locked =
        FromRocksOpen(rocksdb::Env::Default()->LockFile(file, &lock_));
    // On a medium that cannot be written nobody writes.
    return locked.code() == absl::StatusCode::kUnavailable ? absl::OkStatus()
                                                           : locked;
  }

 private:
  rocksdb::FileLock* lock_ = nullptr;
};

struct ReadOnlyDatabase {
  DirectoryLock lock;
  std::unique_ptr<rocksdb::DB> db;
};

// What decides which records there are is as in rocks_engine.cc.
rocksdb::Options Settings() {
  rocksdb::Options options;
  options.info_log = std::make_shared<NoLog>();
  options.paranoid_checks = true;
  options.verify_sst_unique_id_in_manifest = true;
  options.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.max_open_files = 512;
  return options;
}

}  // namespace

absl::StatusOr<ReadOnlyStore> OpenReadOnly(absl::string_view directory) {
  const std::string path(directory);
  auto database = std::make_shared<ReadOnlyDatabase>();
  CR_RETURN_IF_ERROR(database->lock.Take(path));
  rocksdb::DB* opened = nullptr;
  CR_RETURN_IF_ERROR(
      FromRocksOpen(rocksdb::DB::OpenForReadOnly(Settings(), path, &opened)));
  database->db.reset(opened);
  ReadOnlyStore store;
  CR_ASSIGN_OR_RETURN(store.format, ReadFormat(*opened));
  store.view = std::make_shared<RocksView>(*opened, std::move(database));
  return store;
}

}  // namespace carereform::store
