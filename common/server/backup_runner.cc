#include "common/server/backup_runner.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::server {
namespace {

using common::v1::Backup;

absl::Status Unsupported() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "BACKUP_UNSUPPORTED",
                   "records kept in memory cannot be backed up: serve with a "
                   "data directory");
}

absl::Status Running() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "BACKUP_RUNNING",
                   "another backup runs: wait until it is complete");
}

// Does not repeat the name: anything may have been sent for one.
absl::Status NotFound() {
  return MakeError(absl::StatusCode::kNotFound, "BACKUP_NOT_FOUND",
                   "there is no such backup: backups are known until the "
                   "server stops");
}

}  // namespace

BackupRunner::BackupRunner(std::vector<StoreToBackUp> stores,
                           std::function<absl::Time()> clock, rpc::LogSink log)
    : stores_(std::move(stores)),
      clock_(std::move(clock)),
      log_(std::move(log)) {}

BackupRunner::~BackupRunner() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

absl::StatusOr<Backup> BackupRunner::Start(const std::string& directory) {
  if (stores_.empty()) return Unsupported();
  CR_RETURN_IF_ERROR(backup::CheckFolder(directory));
  const std::lock_guard lock(mutex_);
  if (running_) return Running();
  if (thread_.joinable()) thread_.join();  // It has nothing left to do.
  Backup started;
  started.set_name(absl::StrCat("backups/", backups_.size() + 1));
  started.set_state(Backup::RUNNING);
  started.set_directory(directory);
  started.set_sources_total(static_cast<int32_t>(stores_.size()));
  *started.mutable_start_time() = rpc::ToTimestamp(clock_());
  backups_[started.name()] = started;
  running_ = true;
  thread_ = std::thread(
      [this, name = started.name(), directory] { Run(name, directory); });
  return started;
}

absl::StatusOr<Backup> BackupRunner::Get(const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = backups_.find(name);
  if (found == backups_.end()) return NotFound();
  return found->second;
}

void BackupRunner::Run(const std::string& name, const std::string& directory) {
  std::vector<backup::SourceView> views;
  for (const StoreToBackUp& store : stores_) {
    views.push_back({store.source, store.store->Everything(), store.schema});
  }
  const auto sha256 = backup::WriteBackup(
      directory, views, clock_(), [&](const backup::BackupProgress& progress) {
        return Note(name, progress);
      });
  Finish(name, sha256);
}

// Returns whether the backup may go on.
bool BackupRunner::Note(const std::string& name,
                        const backup::BackupProgress& progress) {
  const std::lock_guard lock(mutex_);
  Backup& noted = backups_.at(name);
  noted.set_sources_done(progress.sources_done);
  noted.set_rows(static_cast<int64_t>(progress.rows));
  noted.set_size_bytes(static_cast<int64_t>(progress.size_bytes));
  noted.set_verified_changes(static_cast<int64_t>(progress.verified_changes));
  return !stopping_;
}

void BackupRunner::Finish(const std::string& name,
                          const absl::StatusOr<std::string>& sha256) {
  {
    const std::lock_guard lock(mutex_);
    Backup& finished = backups_.at(name);
    finished.set_state(sha256.ok() ? Backup::DONE : Backup::FAILED);
    if (sha256.ok()) {
      finished.set_manifest_sha256(*sha256);
    } else {
      finished.set_reason(ReasonOf(sha256.status()));
    }
    *finished.mutable_end_time() = rpc::ToTimestamp(clock_());
    running_ = false;
  }
  log_(rpc::EventLogLine(
      clock_(), sha256.ok() ? "backup_done" : "backup_failed",
      {{"backup", name}, {"reason", ReasonOf(sha256.status())}}));
}

}  // namespace carereform::server
