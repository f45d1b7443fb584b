// Change record, version 1: what one transaction leaves behind for ever.
//
// The header is kept as these bytes, and the chain is the SHA-256 of them:
//
//   uint8    1, the version
//   uint64   revision, big-endian
//   uint64   commit time in microseconds since 1970, big-endian
//   text     actor
//   text     method
//   text     request id
//   uint32   number of entries, big-endian
//     text     resource name
//     uint8    kind: 1 created, 2 updated, 3 deleted, 4 erased
//     32       hash of the body
//   32       hash of the record before; zeros in the first
//
// where text is a big-endian uint32 length and that many bytes. A body is kept
// beside the header with a salt of 16 bytes, and its hash is the SHA-256 of the
// salt and the body: a body can be erased and the chain still verifies, and
// nobody can find out an erased body by guessing. The format must never change;
// change_record_test.cc holds golden bytes.

#ifndef CR_COMMON_STORE_CHANGE_RECORD_H_
#define CR_COMMON_STORE_CHANGE_RECORD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace carereform::store {

inline constexpr size_t kSaltBytes = 16;

// What happened to a resource. Stored: values never change meaning.
enum class ChangeKind : uint8_t {
  kCreated = 1,
  kUpdated = 2,
  kDeleted = 3,
  kErased = 4,  // Every body up to here was erased; see erasure.h.
};

// One resource that a transaction changed.
struct ChangeEntry {
  std::string resource;
  ChangeKind kind = ChangeKind::kCreated;
  std::string body_hash;  // 32 bytes.
};

// One transaction, without the bodies.
struct ChangeHeader {
  uint64_t revision = 0;
  absl::Time commit_time;  // Whole microseconds.
  std::string actor;
  std::string method;
  std::string request_id;
  std::vector<ChangeEntry> entries;
  std::string previous_hash;  // 32 bytes.
};

// Returns the bytes of `header`. Requires hashes of 32 bytes.
std::string EncodeChangeHeader(const ChangeHeader& header);

// Returns the header that `bytes` hold; DATA_LOSS, reason STORE_CORRUPT, if
// they hold none, and FAILED_PRECONDITION, reason STORE_NEWER, for a later
// version.
absl::StatusOr<ChangeHeader> DecodeChangeHeader(absl::string_view bytes);

// Returns the hash of `body` with `salt`.
std::string BodyHash(absl::string_view salt, absl::string_view body);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_CHANGE_RECORD_H_
