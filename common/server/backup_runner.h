// Backs up the stores of a server while it serves, one backup at a time, on a
// thread of its own.

#ifndef CR_COMMON_SERVER_BACKUP_RUNNER_H_
#define CR_COMMON_SERVER_BACKUP_RUNNER_H_

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "carereform/common/v1/maintenance.pb.h"
#include "common/backup/backup.h"
#include "common/rpc/call_log.h"
#include "common/store/store.h"
#include "common/verify/schema.h"

namespace carereform::server {

// A store to back up. The store outlives the runner.
struct StoreToBackUp {
  std::string source;
  const store::Store* store = nullptr;
  verify::Schema schema;
};

// Thread-safe.
class BackupRunner {
 public:
  // `stores` is empty for records that are kept in memory.
  BackupRunner(std::vector<StoreToBackUp> stores,
               std::function<absl::Time()> clock, rpc::LogSink log);
  // Stops a backup that runs: nothing is left of it.
  ~BackupRunner();
  BackupRunner(const BackupRunner&) = delete;
  BackupRunner& operator=(const BackupRunner&) = delete;

  // Begins a backup into `directory`, an absolute path. Errors:
  // FAILED_PRECONDITION, reason BACKUP_FOLDER_NOT_EMPTY, BACKUP_RUNNING or
  // BACKUP_UNSUPPORTED; UNAVAILABLE, reason BACKUP_FOLDER_UNUSABLE.
  absl::StatusOr<common::v1::Backup> Start(const std::string& directory);

  // Returns how a backup is. Errors: NOT_FOUND, reason BACKUP_NOT_FOUND.
  absl::StatusOr<common::v1::Backup> Get(const std::string& name) const;

 private:
  void Run(const std::string& name, const std::string& directory);
  bool Note(const std::string& name, const backup::BackupProgress& progress);
  void Finish(const std::string& name, const absl::StatusOr<std::string>& sha);

  const std::vector<StoreToBackUp> stores_;
  const std::function<absl::Time()> clock_;
  const rpc::LogSink log_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, common::v1::Backup> backups_;  // By name.
  bool running_ = false;
  std::thread thread_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_BACKUP_RUNNER_H_
