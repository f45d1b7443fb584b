#include "common/store/history.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"

namespace carereform::store {
namespace {

// Returns the last version of `resource` up to `revision`, or nothing.
absl::StatusOr<std::optional<HistoryRow>> NewestVersion(
    const Reader& reader, absl::string_view resource, uint64_t revision) {
  std::optional<HistoryRow> newest;
  absl::Status problem;
  CR_RETURN_IF_ERROR(reader.view().Scan(
      HistoryKey(resource, revision),
      PrefixEnd(KeyIn(Space::kHistory).String(resource).key()),
      [&](absl::string_view key, absl::string_view value) {
        auto row = DecodeHistory(key, value);
        problem = row.status();
        if (row.ok()) newest = *std::move(row);
        return false;
      }));
  CR_RETURN_IF_ERROR(problem);
  return newest;
}

// Tells why an entry has no body: it was erased, or the data are damaged.
absl::Status BodyMissing(const Reader& reader, uint64_t revision,
                         uint32_t entry) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                      reader.view().Get(HeaderKey(revision)));
  if (!bytes.has_value()) return errors::Corrupt("a part of a change record");
  CR_ASSIGN_OR_RETURN(const ChangeHeader header, DecodeChangeHeader(*bytes));
  if (entry >= header.entries.size()) {
    return errors::Corrupt("a part of a change record");
  }
  const std::string& resource = header.entries[entry].resource;
  CR_ASSIGN_OR_RETURN(const bool erased,
                      ErasedSince(reader, resource, revision));
  return erased ? errors::Erased(resource)
                : errors::Corrupt("a part of a change record");
}

}  // namespace

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

std::string HistoryValue(ChangeKind kind, uint32_t entry) {
  return KeyWriter().Byte(static_cast<uint8_t>(kind)).Uint32(entry).key();
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
  if (!salted.has_value() || salted->size() < kSaltBytes) {
    return BodyMissing(reader, revision, entry);
  }
  const absl::string_view bytes = *salted;
  return StoredBody{
      std::string(bytes.substr(kSaltBytes)),
      BodyHash(bytes.substr(0, kSaltBytes), bytes.substr(kSaltBytes))};
}

absl::StatusOr<std::optional<StoredBody>> BodyAt(const Reader& reader,
                                                 absl::string_view resource,
                                                 uint64_t revision) {
  CR_RETURN_IF_ERROR(CheckReadRevision(reader, static_cast<int64_t>(revision)));
  CR_ASSIGN_OR_RETURN(const std::optional<HistoryRow> row,
                      NewestVersion(reader, resource, revision));
  if (!row.has_value() || row->kind == ChangeKind::kDeleted) {
    return std::nullopt;
  }
  if (row->kind == ChangeKind::kErased) return errors::Erased(resource);
  CR_ASSIGN_OR_RETURN(StoredBody body,
                      ReadBody(reader, row->revision, row->entry));
  return body;
}

absl::StatusOr<bool> ErasedSince(const Reader& reader,
                                 absl::string_view resource,
                                 uint64_t revision) {
  bool erased = false;
  absl::Status problem;
  // Newest first: those that are not later come after this end.
  CR_RETURN_IF_ERROR(reader.view().Scan(
      KeyIn(Space::kHistory).String(resource).key(),
      HistoryKey(resource, revision),
      [&](absl::string_view key, absl::string_view value) {
        const auto row = DecodeHistory(key, value);
        problem = row.status();
        erased = row.ok() && row->kind == ChangeKind::kErased;
        return problem.ok() && !erased;
      }));
  CR_RETURN_IF_ERROR(problem);
  return erased;
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
