// Where everything of a partition, one council in one store, is kept.
//
// Keys begin with the partition's prefix and one byte that says what they hold:
//
//   01  head: revision, commit time, chain hash, lineage
//   02  change headers, by revision
//   03  bodies, by revision and entry: salt and body
//   04  history, by resource and revision, newest first
//   05  request ids, by caller, method and id
//   06  request ids, by the time they are forgotten
//   10  resources, by table and name
//   11  indexes, by table, index, value and name
//   12  facts, by table, case and revision
//   13  case numbers, by table and name
//   14  names, by table and case number
//   15  codes of words, by table, dimension and word
//   16  blobs, by table, name and part
//
// This is the on-disk format: bytes are never reused for something else.

#ifndef CR_COMMON_STORE_PARTITION_H_
#define CR_COMMON_STORE_PARTITION_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/store/engine.h"
#include "common/store/key_codec.h"

namespace carereform::store {

enum class Space : uint8_t {
  kHead = 0x01,
  kHeaders = 0x02,
  kBodies = 0x03,
  kHistory = 0x04,
  kRequests = 0x05,
  kRequestExpiry = 0x06,
  kRows = 0x10,
  kIndexes = 0x11,
  kFacts = 0x12,
  kCaseNumbers = 0x13,
  kCaseNames = 0x14,
  kCodes = 0x15,
  kBlobs = 0x16,
};

// Starts a key within a partition.
inline KeyWriter KeyIn(Space space) {
  return std::move(KeyWriter().Byte(static_cast<uint8_t>(space)));
}

// Starts a key of a table within a partition.
inline KeyWriter KeyIn(Space space, uint32_t table) {
  KeyWriter key = KeyIn(space);
  key.Uint32(table);
  return key;
}

// Bytes of a lineage.
inline constexpr size_t kLineageBytes = 16;

// What comes before every key of `council`'s partition.
std::string PartitionPrefix(absl::string_view council);

// Splits a key of the whole store into the council and the key within its
// partition; returns whether it is one of a partition.
bool SplitPartitionKey(absl::string_view key, std::string& council,
                       absl::string_view& key_within);

// The key, outside any partition, that says there is one for `council`, and
// what all such keys begin with.
std::string CouncilKey(absl::string_view council);
std::string CouncilKeyPrefix();

// Where a partition stands.
struct PartitionHead {
  uint64_t revision = 0;   // Of the last change record; 0 for none.
  absl::Time commit_time;  // Of the last change record.
  std::string hash;        // Of the last change record: 32 bytes.
  std::string lineage;     // Drawn at random when the partition began.
};

// Returns the head of a partition that has no record yet.
PartitionHead NewPartition();

// Returns the bytes of `head`, and the head that bytes hold; DATA_LOSS, reason
// STORE_CORRUPT, if they hold none.
std::string EncodeHead(const PartitionHead& head);
absl::StatusOr<PartitionHead> DecodeHead(absl::string_view bytes);

// Returns the head of the partition seen through `view`, or nothing where there
// is no such partition.
absl::StatusOr<std::optional<PartitionHead>> ReadHead(const View& view);

// Returns the councils that have records, in order, and where they stand.
// `view` is of the whole store. Errors as the view's.
absl::StatusOr<std::vector<std::string>> ReadCouncils(const View& view);
absl::StatusOr<std::map<std::string, PartitionHead>> ReadHeads(
    const View& view);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_PARTITION_H_
