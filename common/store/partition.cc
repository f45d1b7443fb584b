#include "common/store/partition.h"

#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"

namespace carereform::store {
namespace {

constexpr uint8_t kPartitions = 0x01;
constexpr uint8_t kCouncils = 0x02;
constexpr uint8_t kHeadVersion = 1;
constexpr size_t kLineageBytes = 16;

}  // namespace

std::string PartitionPrefix(absl::string_view council) {
  return KeyWriter().Byte(kPartitions).String(council).key();
}

std::string CouncilKeyPrefix() { return KeyWriter().Byte(kCouncils).key(); }

std::string CouncilKey(absl::string_view council) {
  return KeyWriter().Byte(kCouncils).String(council).key();
}

PartitionHead NewPartition() {
  return {.revision = 0,
          .commit_time = absl::UnixEpoch(),
          .hash = std::string(kDigestBytes, '\0'),
          .lineage = RandomBytes(kLineageBytes)};
}

std::string EncodeHead(const PartitionHead& head) {
  return KeyWriter()
             .Byte(kHeadVersion)
             .Uint64(head.revision)
             .Uint64(
                 static_cast<uint64_t>(absl::ToUnixMicros(head.commit_time)))
             .key() +
         head.hash + head.lineage;
}

absl::StatusOr<PartitionHead> DecodeHead(absl::string_view bytes) {
  KeyReader reader(bytes);
  PartitionHead head;
  uint8_t version = 0;
  uint64_t micros = 0;
  if (!reader.Byte(version).ok() || version != kHeadVersion ||
      !reader.Uint64(head.revision).ok() || !reader.Uint64(micros).ok() ||
      reader.rest().size() != kDigestBytes + kLineageBytes) {
    return errors::Corrupt("the head of a council's records");
  }
  head.commit_time = absl::FromUnixMicros(static_cast<int64_t>(micros));
  head.hash = std::string(reader.rest().substr(0, kDigestBytes));
  head.lineage = std::string(reader.rest().substr(kDigestBytes));
  return head;
}

absl::StatusOr<std::optional<PartitionHead>> ReadHead(const View& view) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                      view.Get(KeyIn(Space::kHead).key()));
  if (!bytes.has_value()) return std::nullopt;
  CR_ASSIGN_OR_RETURN(PartitionHead head, DecodeHead(*bytes));
  return head;
}

}  // namespace carereform::store
