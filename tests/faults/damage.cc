#include "tests/faults/damage.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "tests/faults/suite.h"

namespace carereform::faults {
namespace {

constexpr size_t kSectorBytes = 512;

// RocksDB's format of logs: blocks of 32 KiB, in which no record's header lies
// across an end: checksum, length (little-endian), type.
constexpr size_t kBlockBytes = size_t{32} << 10;
constexpr size_t kHeaderBytes = 7;
constexpr size_t kLengthAt = 4;
constexpr size_t kTypeAt = 6;
constexpr char kFullRecord = 1;
constexpr char kLastPart = 4;

bool IsLog(absl::string_view path) { return absl::EndsWith(path, ".log"); }

std::string PickPath(const DiskImage& image, std::mt19937_64& random,
                     bool (*wanted)(absl::string_view)) {
  std::vector<std::string> paths;
  for (const auto& [path, bytes] : image) {
    if (!bytes.empty() && wanted(path)) paths.push_back(path);
  }
  return paths[random() % paths.size()];
}

std::string AnyPath(const DiskImage& image, std::mt19937_64& random) {
  return PickPath(image, random, [](absl::string_view) { return true; });
}

std::string FlipBit(DiskImage& image, std::mt19937_64& random) {
  const std::string path = AnyPath(image, random);
  std::string& bytes = image[path];
  const size_t at = random() % bytes.size();
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
  return absl::StrCat(path, " at ", at);
}

std::string Truncate(DiskImage& image, std::mt19937_64& random) {
  const std::string path = AnyPath(image, random);
  std::string& bytes = image[path];
  bytes.resize(random() % bytes.size());
  return absl::StrCat(path, " to ", bytes.size());
}

std::string TruncateAtRecord(DiskImage& image, std::mt19937_64& random) {
  const std::string path = PickPath(image, random, &IsLog);
  std::string& bytes = image[path];
  const std::vector<size_t> ends = RecordEnds(bytes);
  bytes.resize(ends[random() % ends.size()]);
  return absl::StrCat(path, " to ", bytes.size());
}

std::string ZeroSector(DiskImage& image, std::mt19937_64& random) {
  const std::string path = AnyPath(image, random);
  std::string& bytes = image[path];
  const size_t from = random() % bytes.size() / kSectorBytes * kSectorBytes;
  const size_t size = std::min(kSectorBytes, bytes.size() - from);
  bytes.replace(from, size, size, '\0');
  return absl::StrCat(path, " at ", from);
}

std::string Delete(DiskImage& image, std::mt19937_64& random) {
  const std::string path = AnyPath(image, random);
  image.erase(path);
  return path;
}

std::string Swap(DiskImage& image, std::mt19937_64& random) {
  const std::string one = AnyPath(image, random);
  const std::string other = AnyPath(image, random);
  std::swap(image[one], image[other]);
  return absl::StrCat(one, " and ", other);
}

std::string PutBack(const std::vector<DiskImage>& earlier, DiskImage& image,
                    std::mt19937_64& random) {
  const auto in_data = [](const auto& file) {
    return absl::StartsWith(file.first, kDirectory);
  };
  std::erase_if(image, in_data);
  const size_t which = random() % earlier.size();
  for (const auto& file : earlier[which]) {
    if (in_data(file)) image.insert(file);
  }
  return absl::StrCat("copy ", which);
}

}  // namespace

const char* NameOf(DamageKind kind) {
  switch (kind) {
    case DamageKind::kFlippedBit:
      return "flipped bit";
    case DamageKind::kTruncated:
      return "truncated";
    case DamageKind::kTruncatedAtRecord:
      return "truncated at a record";
    case DamageKind::kZeroedSector:
      return "zeroed sector";
    case DamageKind::kDeletedFile:
      return "deleted file";
    case DamageKind::kSwappedFiles:
      return "swapped files";
    case DamageKind::kStaleCopy:
      return "stale copy";
  }
  return "";
}

std::vector<size_t> RecordEnds(absl::string_view log) {
  std::vector<size_t> ends = {0};
  size_t at = 0;
  while (at + kHeaderBytes <= log.size()) {
    const size_t left = kBlockBytes - at % kBlockBytes;
    if (left < kHeaderBytes) {
      at += left;
      continue;
    }
    const auto low = static_cast<unsigned char>(log[at + kLengthAt]);
    const auto high = static_cast<unsigned char>(log[at + kLengthAt + 1]);
    const char type = log[at + kTypeAt];
    at += kHeaderBytes + low + (size_t{high} << 8);
    if (type == kFullRecord || type == kLastPart) ends.push_back(at);
  }
  ends.pop_back();  // To cut there is no damage.
  return ends;
}

std::string Damage(DamageKind kind, const std::vector<DiskImage>& earlier,
                   DiskImage& image, std::mt19937_64& random) {
  switch (kind) {
    case DamageKind::kFlippedBit:
      return FlipBit(image, random);
    case DamageKind::kTruncated:
      return Truncate(image, random);
    case DamageKind::kTruncatedAtRecord:
      return TruncateAtRecord(image, random);
    case DamageKind::kZeroedSector:
      return ZeroSector(image, random);
    case DamageKind::kDeletedFile:
      return Delete(image, random);
    case DamageKind::kSwappedFiles:
      return Swap(image, random);
    case DamageKind::kStaleCopy:
      return PutBack(earlier, image, random);
  }
  return "";
}

}  // namespace carereform::faults
