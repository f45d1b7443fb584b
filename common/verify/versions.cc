#include "common/verify/versions.h"

#include <limits>
#include <utility>

#include "common/status/status_macros.h"
#include "common/store/history.h"

namespace carereform::verify {

using store::KeyReader;
using store::Space;

std::optional<Version> ReadVersion(absl::string_view rest,
                                   absl::string_view value) {
  Version version;
  KeyReader key_parts(rest);
  KeyReader value_parts(value);
  uint64_t from_newest = 0;
  uint8_t kind = 0;
  if (!key_parts.String(version.resource).ok() ||
      !key_parts.Uint64(from_newest).ok() || !key_parts.rest().empty() ||
      !value_parts.Byte(kind).ok() || !value_parts.Uint32(version.entry).ok()) {
    return std::nullopt;
  }
  version.revision = std::numeric_limits<uint64_t>::max() - from_newest;
  version.kind = static_cast<store::ChangeKind>(kind);
  return version;
}

absl::StatusOr<std::vector<Version>> VersionsOf(const store::View& records,
                                                absl::string_view resource,
                                                size_t limit) {
  std::vector<Version> versions;
  const size_t space = store::KeyIn(Space::kHistory).key().size();
  const std::string prefix =
      store::KeyIn(Space::kHistory).String(resource).key();
  CR_RETURN_IF_ERROR(records.Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        std::optional<Version> version = ReadVersion(key.substr(space), value);
        if (version.has_value()) versions.push_back(*std::move(version));
        return versions.size() < limit;
      }));
  return versions;
}

absl::StatusOr<std::optional<std::string>> SaltedBodyOf(
    const store::View& records, const Version& version) {
  return records.Get(store::BodyKey(version.revision, version.entry));
}

}  // namespace carereform::verify
