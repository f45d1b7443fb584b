#include "common/store/seen_version.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/store/key_codec.h"
#include "common/store/partition.h"
#include "common/store/resource_rows.h"
#include "google/protobuf/util/message_differencer.h"

namespace carereform::store {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

// Enough for whoever had a form open over a long weekend.
constexpr size_t kMostVersions = 100;

std::string TextIn(const Message& message, const char* field) {
  return message.GetReflection()->GetString(
      message, message.GetDescriptor()->FindFieldByName(field));
}

// The versions of a resource, newest first.
absl::StatusOr<std::vector<HistoryRow>> LatestVersions(
    const Reader& reader, const std::string& name) {
  std::vector<HistoryRow> versions;
  absl::Status problem;
  const std::string prefix = KeyIn(Space::kHistory).String(name).key();
  CR_RETURN_IF_ERROR(reader.view().Scan(
      prefix, PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        auto row = DecodeHistory(key, value);
        problem = row.status();
        if (row.ok()) versions.push_back(*std::move(row));
        return problem.ok() && versions.size() < kMostVersions;
      }));
  CR_RETURN_IF_ERROR(problem);
  return versions;
}

std::string ChangedFields(const Message& before, const Message& after) {
  std::vector<std::string> changed;
  for (int i = 0; i < after.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = after.GetDescriptor()->field(i);
    if (field->name() == "etag") continue;
    google::protobuf::util::MessageDifferencer differencer;
    if (!differencer.CompareWithFields(before, after, {field}, {field})) {
      changed.emplace_back(field->name());
    }
  }
  return absl::StrJoin(changed, ",");
}

// A version that somebody saw.
struct SeenVersion {
  uint64_t revision = 0;
  std::string body;
};

// Returns the version with that etag; nothing where there is none.
absl::StatusOr<std::optional<SeenVersion>> VersionOfEtag(
    const Reader& reader, const std::vector<HistoryRow>& versions,
    absl::string_view etag) {
  for (const HistoryRow& version : versions) {
    const auto body = ReadBody(reader, version.revision, version.entry);
    // Erased, or deleted: of those no etag can be known.
    if (!body.ok() || EtagOf(body->hash) != etag) continue;
    return SeenVersion{version.revision, body->body};
  }
  return std::nullopt;
}

// Adds what is known of the version that made `stored`, and of the one that was
// seen.
absl::Status AddVersions(const Reader& reader, absl::string_view given,
                         const Message& stored, ErrorMetadata& metadata) {
  CR_ASSIGN_OR_RETURN(const std::vector<HistoryRow> versions,
                      LatestVersions(reader, TextIn(stored, "name")));
  if (versions.empty()) return absl::OkStatus();
  const uint64_t revision = versions.front().revision;
  CR_ASSIGN_OR_RETURN(const std::vector<StoredHeader> headers,
                      HeadersAfter(reader, revision - 1, 1));
  metadata.emplace_back("revision", absl::StrCat(revision));
  if (!headers.empty()) {
    metadata.emplace_back("change_time",
                          absl::FormatTime(headers.front().header.commit_time,
                                           absl::UTCTimeZone()));
  }
  CR_ASSIGN_OR_RETURN(const std::optional<SeenVersion> seen,
                      VersionOfEtag(reader, versions, given));
  if (!seen.has_value()) return absl::OkStatus();
  const std::unique_ptr<Message> message(stored.New());
  if (!message->ParseFromString(seen->body)) return errors::Corrupt("a record");
  metadata.emplace_back("seen_revision", absl::StrCat(seen->revision));
  metadata.emplace_back("changed_fields", ChangedFields(*message, stored));
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckSeen(const Reader& reader, absl::string_view given,
                       const Message& stored) {
  const std::string etag = TextIn(stored, "etag");
  if (given.empty() || given == etag) return absl::OkStatus();
  ErrorMetadata metadata = {{"etag", etag}};
  CR_RETURN_IF_ERROR(AddVersions(reader, given, stored, metadata));
  return EtagMismatch(std::move(metadata));
}

absl::StatusOr<std::optional<std::string>> BodyOfEtag(const Reader& reader,
                                                      const std::string& name,
                                                      absl::string_view etag) {
  CR_ASSIGN_OR_RETURN(const std::vector<HistoryRow> versions,
                      LatestVersions(reader, name));
  CR_ASSIGN_OR_RETURN(const std::optional<SeenVersion> seen,
                      VersionOfEtag(reader, versions, etag));
  if (!seen.has_value()) return std::nullopt;
  return seen->body;
}

absl::Status EtagMismatch(ErrorMetadata metadata) {
  return MakeError(absl::StatusCode::kAborted, "ETAG_MISMATCH",
                   "the record changed since you read it: read it again and "
                   "see whether your change still applies",
                   std::move(metadata));
}

}  // namespace carereform::store
