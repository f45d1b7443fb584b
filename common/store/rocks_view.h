// What every way to open RocksDB shares: its errors, and its views.

#ifndef CR_COMMON_STORE_ROCKS_VIEW_H_
#define CR_COMMON_STORE_ROCKS_VIEW_H_

#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/engine.h"
#include "rocksdb/db.h"

namespace carereform::store {

// The key of the data's format, before every key of the suite. Keys under it
// never reach callers.
inline constexpr char kFormatKey[] = {'\x00'};

// Translates what opening says: as FromRocks, or FAILED_PRECONDITION, reason
// STORE_IN_USE.
absl::Status FromRocksOpen(const rocksdb::Status& status);

// Returns the format that is written in `db`; empty where nobody wrote one.
// Errors: FAILED_PRECONDITION, reason STORE_NEWER; otherwise as FromRocks.
absl::StatusOr<std::string> ReadFormat(rocksdb::DB& db);

// An unchanging view of a database.
class RocksView : public View {
 public:
  // `owner` keeps `db` open.
  RocksView(rocksdb::DB& db, std::shared_ptr<const void> owner);
  ~RocksView() override;
  RocksView(const RocksView&) = delete;
  RocksView& operator=(const RocksView&) = delete;

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override;
  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    Visitor visit) const override;

 private:
  const std::shared_ptr<const void> owner_;
  rocksdb::DB& db_;
  const rocksdb::Snapshot* const snapshot_;  // Null for one that never changes.
  rocksdb::ReadOptions options_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_ROCKS_VIEW_H_
