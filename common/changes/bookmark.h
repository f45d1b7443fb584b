// Where a reader of a feed stands, in a form that outlives both sides.
//
// A bookmark names the lineage of the records, the revision and the hash of
// that record. Where the records are no longer those that were read, because
// they were restored from a backup, a position alone would skip what came after
// the backup; lineage and hash show it.

#ifndef CR_COMMON_CHANGES_BOOKMARK_H_
#define CR_COMMON_CHANGES_BOOKMARK_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::changes {

// After a record: its revision and its hash, 32 bytes. Revision 0 is before the
// first, and its hash is zeros.
struct Position {
  uint64_t revision = 0;
  std::string hash;
};

// Returns the position after `revision`. Errors: INVALID_ARGUMENT, reason
// FIELD_INVALID, or OUT_OF_RANGE, reason REVISION_IN_FUTURE, about
// `after_revision`.
absl::StatusOr<Position> PositionAfter(const store::Reader& reader,
                                       int64_t revision);

// Returns the bookmark of a position in the records of `source`, such as
// `councils/x/sources/assessments`.
std::string MakeBookmark(const store::Reader& reader, absl::string_view source,
                         const Position& position);

// Returns the position that a bookmark of `source` is of. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, where it is none of this source;
// FAILED_PRECONDITION, reason LINEAGE_CHANGED.
absl::StatusOr<Position> ReadBookmark(const store::Reader& reader,
                                      absl::string_view source,
                                      absl::string_view bookmark);

// Returns where a request of a feed begins: at its bookmark, or else after its
// revision. Errors as for these.
template <typename Request>
absl::StatusOr<Position> StartOf(const store::Reader& reader,
                                 const Request& request) {
  return request.bookmark().empty()
             ? PositionAfter(reader, request.after_revision())
             : ReadBookmark(reader, request.parent(), request.bookmark());
}

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_BOOKMARK_H_
