#include "common/store/rocks_view.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/rocks_engine.h"

namespace carereform::store {
namespace {

constexpr absl::string_view kFirstKey("\x01", 1);

rocksdb::Slice ToSlice(absl::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

absl::Status FromRocksOpen(const rocksdb::Status& status) {
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
  if (status.IsNotFound() || status.IsPathNotFound()) {
    return errors::StoreMissing();
  }
  return FromRocks(status);
}

absl::StatusOr<std::string> ReadFormat(rocksdb::DB& db) {
  std::string format;
  const rocksdb::Slice key(kFormatKey, sizeof(kFormatKey));
  const rocksdb::Status found = db.Get({}, key, &format);
  if (found.IsNotFound()) return "";
  CR_RETURN_IF_ERROR(FromRocks(found));
  if (format != kFormatWithoutWatermark && format != kFormatWithWatermark) {
    return errors::Newer(format, kFormatWithWatermark);
  }
  return format;
}

RocksView::RocksView(rocksdb::DB& db, std::shared_ptr<const void> owner)
    : owner_(std::move(owner)), db_(db), snapshot_(db_.GetSnapshot()) {
  options_.snapshot = snapshot_;
}

RocksView::~RocksView() {
  if (snapshot_ != nullptr) db_.ReleaseSnapshot(snapshot_);
}

absl::StatusOr<std::optional<std::string>> RocksView::Get(
    absl::string_view key) const {
  std::string value;
  const rocksdb::Status status = db_.Get(options_, ToSlice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  CR_RETURN_IF_ERROR(FromRocks(status));
  return value;
}

absl::Status RocksView::Scan(absl::string_view begin, absl::string_view end,
                             Visitor visit) const {
  rocksdb::ReadOptions options = options_;
  const rocksdb::Slice bound = ToSlice(end);
  if (!end.empty()) options.iterate_upper_bound = &bound;
  const std::unique_ptr<rocksdb::Iterator> row(db_.NewIterator(options));
  const absl::string_view first = std::max(begin, kFirstKey);
  for (row->Seek(ToSlice(first)); row->Valid(); row->Next()) {
    if (!visit({row->key().data(), row->key().size()},
               {row->value().data(), row->value().size()})) {
      break;
    }
  }
  return FromRocks(row->status());
}

}  // namespace carereform::store
