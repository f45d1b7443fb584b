// Ways in which what is kept on a disk goes wrong while nobody looks.

#ifndef CR_TESTS_FAULTS_DAMAGE_H_
#define CR_TESTS_FAULTS_DAMAGE_H_

#include <random>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "tests/faults/simulated_disk.h"

namespace carereform::faults {

enum class DamageKind {
  kFlippedBit,
  kTruncated,
  kTruncatedAtRecord,  // Of a log of RocksDB's: nothing is left half.
  kZeroedSector,
  kDeletedFile,
  kSwappedFiles,
  kStaleCopy,  // Of the data directory; the witness is left.
};
inline constexpr int kDamageKinds = 7;

const char* NameOf(DamageKind kind);

// Does damage of `kind` to some file of `image`, or puts one of `earlier`
// images of the data directory in its place. Returns what was done, for the
// account of a failure.
std::string Damage(DamageKind kind, const std::vector<DiskImage>& earlier,
                   DiskImage& image, std::mt19937_64& random);

// Returns where the records of a log of RocksDB's end.
std::vector<size_t> RecordEnds(absl::string_view log);

}  // namespace carereform::faults

#endif  // CR_TESTS_FAULTS_DAMAGE_H_
