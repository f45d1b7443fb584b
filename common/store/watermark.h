// The watermark: how far the records of a store have certainly come, kept
// outside the engine, so that an engine that forgets something cannot hide it.
//
// It is a file of two slots of a fixed size, written in turn, so that one of
// them is whole at any moment. A slot holds, at its beginning:
//
//   4        "CRWM"
//   uint8    1, the version
//   uint64   sequence, big-endian: the slot with the higher one counts
//   uint32   number of councils, big-endian
//     text     council: big-endian uint32 length, and the id
//     uint64   revision, big-endian
//     32       hash of the change record of that revision
//     16       lineage
//   32       SHA-256 of all the bytes before
//
// The format is stored on disk: it must never change. watermark_test.cc holds
// golden bytes.
//
// There are two such files to a store. The watermark lies in the data
// directory and is synced before a group is acknowledged. The witness lies
// outside it, so that it tells of an older copy of the directory put in its
// place; it is synced at least once a second.

#ifndef CR_COMMON_STORE_WATERMARK_H_
#define CR_COMMON_STORE_WATERMARK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/partition.h"

namespace rocksdb {
class FileSystem;
}  // namespace rocksdb

namespace carereform::store {

// Holds the most councils that a store may have (kMaxCouncils).
inline constexpr size_t kWatermarkSlotBytes = size_t{256} << 10;

// How far a council's records have come.
struct Mark {
  uint64_t revision = 0;
  std::string hash;     // Of the change record of that revision: 32 bytes.
  std::string lineage;  // 16 bytes.
};

// Marks by council.
using Marks = std::map<std::string, Mark, std::less<>>;

// What a watermark or witness says.
struct StoredWatermark {
  uint64_t sequence = 0;  // Counts the times that it was written.
  Marks marks;
};

// Where a store's watermark lies.
std::string WatermarkPath(absl::string_view directory);

// Returns the bytes of a slot, and what a slot holds. Errors: DATA_LOSS, reason
// WATERMARK_DAMAGED; FAILED_PRECONDITION, reason STORE_NEWER.
std::string EncodeWatermark(const StoredWatermark& watermark);
absl::StatusOr<StoredWatermark> DecodeWatermark(absl::string_view slot);

// Returns what the watermark or witness at `path` says, or nothing where there
// is none. `file_system` null is the system's. Errors: as for DecodeWatermark,
// if neither slot can be read; UNAVAILABLE, reason STORE_UNAVAILABLE.
absl::StatusOr<std::optional<StoredWatermark>> ReadWatermark(
    const std::string& path,
    const std::shared_ptr<rocksdb::FileSystem>& file_system = nullptr);

// Makes the watermark or witness at `path` anew, whole and durable, in place of
// the one that may be there. Its directory has to be there. For the first open
// and for restore. Errors: UNAVAILABLE, reason STORE_UNAVAILABLE.
absl::Status MakeWatermark(
    const std::string& path, const StoredWatermark& watermark,
    const std::shared_ptr<rocksdb::FileSystem>& file_system = nullptr);

// Returns the marks of `heads`.
Marks MarksOf(const std::map<std::string, PartitionHead>& heads);

// The writer's way to a watermark.
class Watermark {
 public:
  virtual ~Watermark() = default;

  // Notes how far the councils in `moved` have come, and returns OK only once
  // that would survive a loss of power. After any other return nothing more may
  // be acknowledged. Called by one thread at a time, once what is noted is
  // durable in the engine.
  virtual absl::Status Advance(const Marks& moved) = 0;

  // How many times it was written since it was made. Thread-safe.
  virtual uint64_t sequence() const = 0;
};

// Opens the watermark at `path`, and the witness at `witness_path` unless that
// is empty, to be written. Both files have to be there; `now` is what both are
// to say. Errors: UNAVAILABLE, reason STORE_UNAVAILABLE.
absl::StatusOr<std::unique_ptr<Watermark>> OpenWatermark(
    const std::string& path, const std::string& witness_path,
    StoredWatermark now,
    const std::shared_ptr<rocksdb::FileSystem>& file_system = nullptr);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_WATERMARK_H_
