// Reads what change records left: headers, bodies, and resources as they were.

#ifndef CR_COMMON_STORE_HISTORY_H_
#define CR_COMMON_STORE_HISTORY_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/change_record.h"
#include "common/store/transaction.h"

namespace carereform::store {

// A body with the hash that its entry has.
struct StoredBody {
  std::string body;
  std::string hash;
};

// One version in the history of a resource: the record that made it, and the
// entry in that record.
struct HistoryRow {
  std::string resource;
  uint64_t revision = 0;
  ChangeKind kind = ChangeKind::kCreated;
  uint32_t entry = 0;
};

// A header with its own hash.
struct StoredHeader {
  ChangeHeader header;
  std::string hash;
};

// Returns the keys under which the writer keeps a record and its parts.
std::string HeaderKey(uint64_t revision);
std::string BodyKey(uint64_t revision, uint32_t entry);
std::string HistoryKey(absl::string_view resource, uint64_t revision);

// Returns what is kept under a HistoryKey: what happened to the resource, and
// which entry of the record tells of it.
std::string HistoryValue(ChangeKind kind, uint32_t entry);

// Returns what a key and value of the history say. Errors: DATA_LOSS, reason
// STORE_CORRUPT.
absl::StatusOr<HistoryRow> DecodeHistory(absl::string_view key,
                                         absl::string_view value);

// Returns up to `limit` headers after `revision`, oldest first; of those, as
// many as `max_bytes` hold, and at least one.
absl::StatusOr<std::vector<StoredHeader>> HeadersAfter(
    const Reader& reader, uint64_t revision, size_t limit,
    size_t max_bytes = std::numeric_limits<size_t>::max());

// Returns the hash of the record `revision`; zeros for 0, before the first.
// Errors: DATA_LOSS, reason STORE_CORRUPT, where there is no such record.
absl::StatusOr<std::string> RecordHash(const Reader& reader, uint64_t revision);

// Returns the body of one entry. Errors: NOT_FOUND, reason RESOURCE_ERASED;
// DATA_LOSS, reason STORE_CORRUPT, where it is not there for no such reason.
absl::StatusOr<StoredBody> ReadBody(const Reader& reader, uint64_t revision,
                                    uint32_t entry);

// Returns the body that `resource` had at `revision`, or nothing where it was
// not there. Errors: NOT_FOUND, reason RESOURCE_ERASED, at any revision from
// the first to now; OUT_OF_RANGE, reason REVISION_IN_FUTURE.
absl::StatusOr<std::optional<StoredBody>> BodyAt(const Reader& reader,
                                                 absl::string_view resource,
                                                 uint64_t revision);

// Returns whether `resource` was erased by a record later than `revision`.
absl::StatusOr<bool> ErasedSince(const Reader& reader,
                                 absl::string_view resource, uint64_t revision);

// Returns OUT_OF_RANGE, reason REVISION_IN_FUTURE, or INVALID_ARGUMENT, reason
// FIELD_INVALID, unless `revision` is 0 or one of those that `reader` has.
// `field` is what the request calls it.
absl::Status CheckReadRevision(const Reader& reader, int64_t revision,
                               absl::string_view field = "read_revision");

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_HISTORY_H_
