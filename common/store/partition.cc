#include "common/store/partition.h"

#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/store/overlay.h"

namespace carereform::store {
namespace {

constexpr uint8_t kPartitions = 0x01;
constexpr uint8_t kCouncils = 0x02;
constexpr uint8_t kHeadVersion = 1;

}  // namespace

std::string PartitionPrefix(absl::string_view council) {
  return KeyWriter().Byte(kPartitions).String(council).key();
}

bool SplitPartitionKey(absl::string_view key, std::string& council,
                       absl::string_view& key_within) {
  KeyReader parts(key);
  uint8_t what = 0;
  if (!parts.Byte(what).ok() || what != kPartitions ||
      !parts.String(council).ok()) {
    return false;
  }
  key_within = parts.rest();
  return true;
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

absl::StatusOr<std::vector<std::string>> ReadCouncils(const View& view) {
  std::vector<std::string> councils;
  absl::Status problem;
  const std::string prefix = CouncilKeyPrefix();
  CR_RETURN_IF_ERROR(view.Scan(
      prefix, PrefixEnd(prefix), [&](absl::string_view key, absl::string_view) {
        KeyReader parts(key.substr(prefix.size()));
        problem = parts.String(councils.emplace_back());
        return problem.ok();
      }));
  CR_RETURN_IF_ERROR(problem);
  return councils;
}

absl::StatusOr<std::map<std::string, PartitionHead>> ReadHeads(
    const View& view) {
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      ReadCouncils(view));
  std::map<std::string, PartitionHead> heads;
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::optional<PartitionHead> head,
                        ReadHead(PrefixedView(PartitionPrefix(council), view)));
    if (!head.has_value()) {
      return errors::Corrupt("the head of a council's records");
    }
    heads[council] = *head;
  }
  return heads;
}

}  // namespace carereform::store
