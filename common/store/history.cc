#include "common/store/history.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"

namespace carereform::store {

std::string HeaderKey(uint64_t revision) {
  return KeyIn(Space::kHeaders).Uint64(revision).key();
}

std::string BodyKey(uint64_t revision, uint32_t entry) {
  return KeyIn(Space::kBodies).Uint64(revision).Uint32(entry).key();
}

std::string HistoryKey(absl::string_view resource, uint64_t revision) {
  return KeyIn(Space::kHistory)
      .String(resource)
      .Uint64(std::numeric_limits<uint64_t>::max() - revision)
      .key();
}

absl::StatusOr<std::vector<StoredHeader>> HeadersAfter(const Reader& reader,
                                                       uint64_t revision,
                                                       size_t limit,
                                                       size_t max_bytes) {
  std::vector<StoredHeader> headers;
  size_t bytes_left = max_bytes;
  absl::Status problem;
  CR_RETURN_IF_ERROR(reader.view().Scan(
      HeaderKey(revision + 1), PrefixEnd(KeyIn(Space::kHeaders).key()),
      [&](absl::string_view, absl::string_view bytes) {
        if (!headers.empty() && bytes.size() > bytes_left) return false;
        bytes_left -= std::min(bytes.size(), bytes_left);
        auto header = DecodeChangeHeader(bytes);
        if (!header.ok()) {
          problem = header.status();
          return false;
        }
        headers.push_back({*std::move(header), Sha256(bytes)});
        return headers.size() < limit;
      }));
  CR_RETURN_IF_ERROR(problem);
  return headers;
}

absl::StatusOr<std::string> RecordHash(const Reader& reader,
                                       uint64_t revision) {
  if (revision == 0) return std::string(kDigestBytes, '\0');
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> header,
                      reader.view().Get(HeaderKey(revision)));
  if (!header.has_value()) return errors::Corrupt("a change record");
  return Sha256(*header);
}

absl::StatusOr<HistoryRow> DecodeHistory(absl::string_view key,
                                         absl::string_view value) {
  HistoryRow row;
  uint8_t space = 0;
  uint64_t from_newest = 0;
  uint8_t kind = 0;
  KeyReader key_parts(key);
  KeyReader value_parts(value);
  if (!key_parts.Byte(space).ok() || !key_parts.String(row.resource).ok() ||
      !key_parts.Uint64(from_newest).ok() || !value_parts.Byte(kind).ok() ||
      !value_parts.Uint32(row.entry).ok()) {
    return errors::Corrupt("a part of a change record");
  }
  row.revision = std::numeric_limits<uint64_t>::max() - from_newest;
  row.kind = static_cast<ChangeKind>(kind);
  return row;
}

absl::StatusOr<StoredBody> ReadBody(const Reader& reader, uint64_t revision,
                                    uint32_t entry) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> salted,
                      reader.view().Get(BodyKey(revision, entry)));
  if (!salted.has_value() || salted->size() < kSaltBytes)
    return errors::Corrupt("a part of a change record");
  const absl::string_view bytes = *salted;
  return StoredBody{
      std::string(bytes.substr(kSaltBytes)),
      BodyHash(bytes.substr(0, kSaltBytes), bytes.substr(kSaltBytes))};
}

absl::StatusOr<std::optional<StoredBody>> BodyAt(const Reader& reader,
                                                 absl::string_view resource,
                                                 uint64_t revision) {
  CR_RETURN_IF_ERROR(CheckReadRevision(reader, static_cast<int64_t>(revision)));
  const std::string prefix = KeyIn(Space::kHistory).String(resource).key();
  std::string found_key;
  std::string found;
  CR_RETURN_IF_ERROR(
      reader.view().Scan(HistoryKey(resource, revision), PrefixEnd(prefix),
                         [&](absl::string_view key, absl::string_view value) {
                           found_key = std::string(key);
                           found = std::string(value);
                           return false;
                         }));
  if (found_key.empty()) return std::nullopt;
  uint64_t from_newest = 0;
  uint8_t kind = 0;
  uint32_t entry = 0;
  KeyReader key_parts(absl::string_view(found_key).substr(prefix.size()));
  KeyReader value_parts(found);
  if (!key_parts.Uint64(from_newest).ok() || !value_parts.Byte(kind).ok() ||
      !value_parts.Uint32(entry).ok()) {
    return errors::Corrupt("a part of a change record");
  }
  if (kind == static_cast<uint8_t>(ChangeKind::kDeleted)) return std::nullopt;
  CR_ASSIGN_OR_RETURN(
      StoredBody body,
      ReadBody(reader, std::numeric_limits<uint64_t>::max() - from_newest,
               entry));
  return body;
}

absl::Status CheckReadRevision(const Reader& reader, int64_t revision,
                               absl::string_view field) {
  if (revision < 0) {
    return InvalidField(field,
                        "is negative: give a revision, or 0 for the latest");
  }
  if (static_cast<uint64_t>(revision) > reader.head().revision) {
    return MakeError(
        absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE",
        absl::StrCat(field, " ", revision, " is yet to come: the latest is ",
                     reader.head().revision),
        {{std::string(field), absl::StrCat(revision)},
         {"latest", absl::StrCat(reader.head().revision)}});
  }
  return absl::OkStatus();
}

}  // namespace carereform::store
