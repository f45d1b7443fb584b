#include "common/store/rocks_engine.h"

#include <algorithm>
#include <atomic>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/files.h"
#include "common/store/log_watch.h"
#include "common/store/rocks_view.h"
#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/file_checksum.h"
#include "rocksdb/file_system.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/listener.h"
#include "rocksdb/table.h"

namespace carereform::store {
namespace {

// Of each key of a change on its way to the disk, a checksum of this size.
constexpr size_t kProtectionBytes = 8;

// RocksDB takes a part of its manifest that reads as zeros for unused space. In
// one this small only the last changes can be lost so, which is found out.
constexpr uint64_t kMaxManifestBytes = 16 << 10;

// Hears of what fails in the background, and keeps RocksDB from trying again by
// itself: after an error nothing more is written until the store is opened
// again.
class FailureListener : public rocksdb::EventListener {
 public:
  void OnBackgroundError(rocksdb::BackgroundErrorReason,
                         rocksdb::Status*) override {
    failed_ = true;
  }
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status,
                            bool* auto_recovery) override {
    *auto_recovery = false;
  }
  bool failed() const { return failed_; }

 private:
  std::atomic<bool> failed_ = false;
};

// An open database and what it needs for as long as it is open.
struct Database {
  std::unique_ptr<rocksdb::Env> env;
  std::shared_ptr<FailureListener> failures =
      std::make_shared<FailureListener>();
  LogWatch log;
  std::unique_ptr<rocksdb::DB> db;  // Last: it goes first.
};

class RocksEngine : public Engine {
 public:
  RocksEngine(std::shared_ptr<Database> database, const RocksOptions& options)
      : database_(std::move(database)),
        db_(*database_->db),
        scrub_wait_(options.scrub_wait) {
    // An acknowledged change survives a loss of power.
    write_options_.sync = options.sync;
    write_options_.protection_bytes_per_key = kProtectionBytes;
  }

  absl::Status Write(const Changes& changes) override {
    if (database_->failures->failed()) return errors::Unavailable();
    rocksdb::WriteBatch batch(0, 0, kProtectionBytes, 0);
    for (const auto& [key, value] : changes) {
      const rocksdb::Status added =
          value.has_value() ? batch.Put(key, *value) : batch.Delete(key);
      CR_RETURN_IF_ERROR(FromRocks(added));
    }
    return FromRocks(db_.Write(write_options_, &batch));
  }

  std::shared_ptr<const View> Snapshot() const override {
    return std::make_shared<RocksView>(db_, database_);
  }

  absl::Status Scrub() override {
    CR_RETURN_IF_ERROR(WaitForOldViews());
    CR_RETURN_IF_ERROR(FromRocks(db_.Flush(rocksdb::FlushOptions())));
    rocksdb::CompactRangeOptions everything;
    everything.bottommost_level_compaction =
        rocksdb::BottommostLevelCompaction::kForce;
    CR_RETURN_IF_ERROR(
        FromRocks(db_.CompactRange(everything, nullptr, nullptr)));
    return WaitForOldFiles();
  }

 private:
  // A view keeps what was deleted since it was made.
  absl::Status WaitForOldViews() const {
    const uint64_t now = db_.GetLatestSequenceNumber();
    for (const absl::Time end = absl::Now() + scrub_wait_; absl::Now() < end;) {
      uint64_t oldest = 0;  // Stays 0 where there is no view.
      db_.GetIntProperty(rocksdb::DB::Properties::kOldestSnapshotSequence,
                         &oldest);
      if (oldest == 0 || oldest >= now) return absl::OkStatus();
      absl::SleepFor(absl::Milliseconds(5));
    }
    return errors::ScrubBlocked();
  }

  // Files that are no longer used go a moment later than they are replaced.
  absl::Status WaitForOldFiles() const {
    for (const absl::Time end = absl::Now() + scrub_wait_; absl::Now() < end;) {
      // Together these look for files to delete, whoever else has forbidden it.
      CR_RETURN_IF_ERROR(FromRocks(db_.DisableFileDeletions()));
      CR_RETURN_IF_ERROR(FromRocks(db_.EnableFileDeletions(false)));
      CR_ASSIGN_OR_RETURN(const bool gone, OldFilesAreGone());
      if (gone) return absl::OkStatus();
      absl::SleepFor(absl::Milliseconds(5));
    }
    return errors::ScrubBlocked();
  }

  absl::StatusOr<bool> OldFilesAreGone() const {
    std::vector<rocksdb::LiveFileMetaData> live;
    db_.GetLiveFilesMetaData(&live);
    std::vector<std::string> names;
    CR_RETURN_IF_ERROR(
        FromRocks(db_.GetEnv()->GetChildren(db_.GetName(), &names)));
    const auto kept = std::count_if(
        names.begin(), names.end(),
        [](const std::string& name) { return absl::EndsWith(name, ".sst"); });
    CR_ASSIGN_OR_RETURN(const bool logs_gone, OldLogsAreGone(names));
    return static_cast<size_t>(kept) <= live.size() && logs_gone;
  }

  // The newest log, the one that is being written, began at the flush. An older
  // one may stay for good, empty, where a start had nothing to take from it.
  absl::StatusOr<bool> OldLogsAreGone(
      const std::vector<std::string>& names) const {
    std::vector<std::string> logs;
    for (const std::string& name : names) {
      if (absl::EndsWith(name, ".log")) logs.push_back(name);
    }
    const auto newest = std::max_element(
        logs.begin(), logs.end(),
        [](const std::string& a, const std::string& b) {
          return std::make_pair(a.size(), a) < std::make_pair(b.size(), b);
        });
    for (auto log = logs.begin(); log != logs.end(); ++log) {
      if (log == newest) continue;
      uint64_t bytes = 0;
      const rocksdb::Status sized = db_.GetEnv()->GetFileSize(
          absl::StrCat(db_.GetName(), "/", *log), &bytes);
      if (sized.IsNotFound() || sized.IsPathNotFound()) continue;
      CR_RETURN_IF_ERROR(FromRocks(sized));
      if (bytes > 0) return false;
    }
    return true;
  }

  const std::shared_ptr<Database> database_;
  rocksdb::DB& db_;
  const absl::Duration scrub_wait_;
  rocksdb::WriteOptions write_options_;
};

// Settings that keep clear of the faults of 7.8: see ARCHITECTURE.md. Some are
// defaults, stated so that they do not change with the library.
rocksdb::Options Settings(const RocksOptions& given, Database& database) {
  rocksdb::Options options;
  options.env = database.env.get();
  options.create_if_missing = true;
  options.paranoid_checks = true;
  options.paranoid_file_checks = true;
  options.verify_sst_unique_id_in_manifest = true;
  options.skip_checking_sst_file_sizes_on_db_open = false;
  options.file_checksum_gen_factory =
      rocksdb::GetFileChecksumGenCrc32cFactory();
  options.memtable_protection_bytes_per_key = kProtectionBytes;
  options.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.wal_filter = &database.log;
  options.recycle_log_file_num = 0;
  options.manual_wal_flush = false;
  options.wal_compression = rocksdb::kNoCompression;
  options.avoid_flush_during_recovery = false;
  options.allow_mmap_reads = false;
  options.allow_mmap_writes = false;
  options.max_manifest_file_size = kMaxManifestBytes;
  options.write_buffer_size = given.write_buffer_bytes;
  options.max_write_buffer_number = 2;
  options.max_bgerror_resume_count = 0;
  options.listeners = {database.failures};
  options.max_open_files = 512;
  options.keep_log_file_num = 4;
  rocksdb::BlockBasedTableOptions table;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.block_cache = rocksdb::NewLRUCache(64 << 20);
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

}  // namespace

absl::Status FromRocks(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  if (status.IsCorruption()) return errors::Corrupt("stored data");
  return errors::Unavailable();
}

absl::Status WriteFormat(Engine& engine, absl::string_view format) {
  return engine.Write(
      {{std::string(kFormatKey, sizeof(kFormatKey)), std::string(format)}});
}

absl::StatusOr<OpenedRocks> OpenRocks(absl::string_view directory,
                                      const RocksOptions& options) {
  CR_RETURN_IF_ERROR(
      PrepareDirectory(std::string(directory), options.file_system));
  auto database = std::make_shared<Database>();
  database->env =
      rocksdb::NewCompositeEnv(FileSystemOrDefault(options.file_system));
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status = rocksdb::DB::Open(
      Settings(options, *database), std::string(directory), &opened);
  if (!status.ok()) return FromRocksOpen(status);
  database->db.reset(opened);
  OpenedRocks result;
  result.first_logged = database->log.first_revisions();
  CR_ASSIGN_OR_RETURN(result.format, ReadFormat(*opened));
  result.engine = std::make_unique<RocksEngine>(std::move(database), options);
  return result;
}

absl::StatusOr<std::unique_ptr<Engine>> OpenRocksEngine(
    absl::string_view directory) {
  CR_ASSIGN_OR_RETURN(OpenedRocks opened, OpenRocks(directory, {}));
  if (opened.format.empty()) {
    CR_RETURN_IF_ERROR(WriteFormat(*opened.engine, kFormatWithoutWatermark));
  }
  return std::move(opened.engine);
}

}  // namespace carereform::store
