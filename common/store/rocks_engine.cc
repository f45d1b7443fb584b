#include <algorithm>
#include <filesystem>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/engine.h"
#include "common/store/errors.h"
#include "rocksdb/cache.h"
#include "rocksdb/db.h"
#include "rocksdb/filter_policy.h"
#include "rocksdb/table.h"

namespace carereform::store {
namespace {

// Before every key of the suite. Keys under it never reach callers.
constexpr char kFormatKey[] = {'\x00'};
constexpr absl::string_view kFirstKey("\x01", 1);
constexpr char kFormat[] = "carereform 1";

rocksdb::Slice ToSlice(absl::string_view text) {
  return {text.data(), text.size()};
}

// Translates, once, for the whole suite. RocksDB's own words can hold paths and
// keys, so they go no further.
absl::Status ToStatus(const rocksdb::Status& status) {
  if (status.ok()) return absl::OkStatus();
  if (status.IsCorruption()) {
    return errors::Corrupt("stored data");
  }
  return MakeError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE",
                   "the data directory cannot be read or written: see that the "
                   "disk has room and is sound");
}

class RocksView : public View {
 public:
  explicit RocksView(std::shared_ptr<rocksdb::DB> db)
      : db_(std::move(db)), snapshot_(db_->GetSnapshot()) {
    options_.snapshot = snapshot_;
  }
  ~RocksView() override { db_->ReleaseSnapshot(snapshot_); }
  RocksView(const RocksView&) = delete;
  RocksView& operator=(const RocksView&) = delete;

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override {
    std::string value;
    const rocksdb::Status status = db_->Get(options_, ToSlice(key), &value);
    if (status.IsNotFound()) return std::nullopt;
    CR_RETURN_IF_ERROR(ToStatus(status));
    return value;
  }

  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    Visitor visit) const override {
    rocksdb::ReadOptions options = options_;
    const rocksdb::Slice bound = ToSlice(end);
    if (!end.empty()) options.iterate_upper_bound = &bound;
    const std::unique_ptr<rocksdb::Iterator> row(db_->NewIterator(options));
    const absl::string_view first = std::max(begin, kFirstKey);
    for (row->Seek(ToSlice(first)); row->Valid(); row->Next()) {
      if (!visit({row->key().data(), row->key().size()},
                 {row->value().data(), row->value().size()})) {
        break;
      }
    }
    return ToStatus(row->status());
  }

 private:
  std::shared_ptr<rocksdb::DB> db_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

class RocksEngine : public Engine {
 public:
  explicit RocksEngine(std::shared_ptr<rocksdb::DB> db) : db_(std::move(db)) {}

  absl::Status Write(const Changes& changes) override {
    rocksdb::WriteBatch batch;
    for (const auto& [key, value] : changes) {
      const rocksdb::Status added =
          value.has_value() ? batch.Put(key, *value) : batch.Delete(key);
      CR_RETURN_IF_ERROR(ToStatus(added));
    }
    rocksdb::WriteOptions durable;
    durable.sync = true;  // An acknowledged change survives a loss of power.
    return ToStatus(db_->Write(durable, &batch));
  }

  std::shared_ptr<const View> Snapshot() const override {
    return std::make_shared<RocksView>(db_);
  }

 private:
  std::shared_ptr<rocksdb::DB> db_;
};

// Settings that keep clear of the faults of 7.8: see ARCHITECTURE.md.
rocksdb::Options Settings() {
  rocksdb::Options options;
  options.create_if_missing = true;
  options.paranoid_checks = true;
  options.paranoid_file_checks = true;
  options.wal_recovery_mode =
      rocksdb::WALRecoveryMode::kTolerateCorruptedTailRecords;
  options.recycle_log_file_num = 0;
  options.max_open_files = 512;
  options.keep_log_file_num = 4;
  rocksdb::BlockBasedTableOptions table;
  table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(10, false));
  table.block_cache = rocksdb::NewLRUCache(64 << 20);
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  return options;
}

absl::Status OpenError(const rocksdb::Status& status) {
  // No code tells a lock that another has from other errors. The whole phrases:
  // a path may hold the word, as does "block".
  const std::string words = status.ToString();
  if (status.IsIOError() &&
      (absl::StrContains(words, "While lock file: ") ||
       absl::StrContains(words, "lock hold by current process"))) {
    return MakeError(absl::StatusCode::kFailedPrecondition, "STORE_IN_USE",
                     "another process has the data directory open: stop it, or "
                     "choose another directory");
  }
  return ToStatus(status);
}

absl::Status CheckFormat(rocksdb::DB& db) {
  std::string format;
  const rocksdb::Slice key(kFormatKey, sizeof(kFormatKey));
  const rocksdb::Status found = db.Get({}, key, &format);
  if (found.IsNotFound()) {
    rocksdb::WriteOptions durable;
    durable.sync = true;
    return ToStatus(db.Put(durable, key, kFormat));
  }
  CR_RETURN_IF_ERROR(ToStatus(found));
  if (format == kFormat) return absl::OkStatus();
  return errors::Newer(format, kFormat);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Engine>> OpenRocksEngine(
    absl::string_view directory) {
  std::error_code error;
  std::filesystem::create_directories(std::string(directory), error);
  std::filesystem::permissions(std::string(directory),
                               std::filesystem::perms::owner_all, error);
  if (error) return ToStatus(rocksdb::Status::IOError());
  rocksdb::DB* opened = nullptr;
  const rocksdb::Status status =
      rocksdb::DB::Open(Settings(), std::string(directory), &opened);
  if (!status.ok()) return OpenError(status);
  std::shared_ptr<rocksdb::DB> db(opened);
  CR_RETURN_IF_ERROR(CheckFormat(*db));
  return std::make_unique<RocksEngine>(std::move(db));
}

}  // namespace carereform::store
