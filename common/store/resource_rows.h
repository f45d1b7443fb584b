// Rows of resources as bytes: what ResourceTable does for every message type.

#ifndef CR_COMMON_STORE_RESOURCE_ROWS_H_
#define CR_COMMON_STORE_RESOURCE_ROWS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::store {

// A stored resource.
struct ResourceRow {
  uint64_t revision = 0;  // That last changed it.
  std::string hash;       // Of its body: 32 bytes.
  std::string body;
};

// Where the row of a resource is kept, and its bytes.
std::string RowKey(uint32_t table, absl::string_view name);
std::string EncodeRow(const ResourceRow& row);

// The etag of a resource whose body has `hash`.
std::string EtagOf(absl::string_view hash);

// Returns ABORTED, reason ETAG_MISMATCH, unless `given` is empty or `stored`.
absl::Status CheckEtag(absl::string_view given, absl::string_view stored);

// Returns the row of `name`, or nothing.
absl::StatusOr<std::optional<ResourceRow>> FindRow(const Reader& reader,
                                                   uint32_t table,
                                                   absl::string_view name);

// Records the change and puts the row. Returns its hash.
absl::StatusOr<std::string> PutRow(Txn& txn, uint32_t table, ChangeKind kind,
                                   absl::string_view name,
                                   absl::string_view body);

// Takes away the row, with no entry in the change record: a part of erasing.
void DeleteRow(Txn& txn, uint32_t table, absl::string_view name);

// Which part of a listing to return.
struct PageRequest {
  std::string after;  // `next_after` of the page before, or empty.
  int size = 50;      // At least 1.
};

// Names with the position after which the next page begins; `next_after` is
// empty on the last page.
struct NamePage {
  std::vector<std::string> names;
  std::string next_after;
};

// A row found by a listing, with its name.
struct NamedRow {
  std::string name;
  ResourceRow row;
};
struct RowPage {
  std::vector<NamedRow> rows;
  std::string next_after;
};

// Lists the rows of a table by name.
absl::StatusOr<RowPage> ListRows(const Reader& reader, uint32_t table,
                                 const PageRequest& page);

// Where the index entry of `name` under `value`, the encoded parts of the
// index, is kept. It holds the name.
std::string IndexKey(uint32_t table, uint32_t index, absl::string_view value,
                     absl::string_view name);

// Adds or removes the index entry of `name` under `value`, the encoded parts of
// the index.
void PutIndex(Txn& txn, uint32_t table, uint32_t index, absl::string_view value,
              absl::string_view name);
void DeleteIndex(Txn& txn, uint32_t table, uint32_t index,
                 absl::string_view value, absl::string_view name);

// Lists the names under index entries whose value begins with `value`, in the
// order of the entries.
absl::StatusOr<NamePage> ListIndex(const Reader& reader, uint32_t table,
                                   uint32_t index, absl::string_view value,
                                   const PageRequest& page);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_RESOURCE_ROWS_H_
