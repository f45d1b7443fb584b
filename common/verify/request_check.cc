#include "common/verify/request_check.h"

#include <algorithm>
#include <string>

#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/history.h"
#include "common/store/idempotency.h"

namespace carereform::verify {
namespace {

using store::ChangeHeader;
using store::KeyReader;
using store::Space;

std::string RowKeyOf(const ChangeHeader& header) {
  return store::RequestRowKey({header.actor, header.method, header.request_id});
}

// The revision that a request made; 0 for a value that holds none.
uint64_t RevisionIn(absl::string_view value) {
  KeyReader parts(value);
  uint64_t revision = 0;
  if (!parts.Uint64(revision).ok()) return 0;
  const size_t digest = parts.rest().size();
  return digest == store::kDigestBytes || digest == 0 ? revision : 0;
}

bool HasDigest(absl::string_view value) {
  return value.size() > sizeof(uint64_t);
}

bool IsExpiryKey(absl::string_view rest) {
  return rest.size() == 2 * sizeof(uint64_t);
}

bool IsRequestKey(absl::string_view rest) {
  KeyReader parts(rest);
  std::string text;
  return parts.String(text).ok() && parts.String(text).ok() &&
         parts.String(text).ok() && parts.rest().empty();
}

}  // namespace

absl::Status RequestCheck::Take(const ChangeHeader& header) {
  if (header.request_id.empty()) return absl::OkStatus();
  const std::string row_key = RowKeyOf(header);
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> row,
                      records_.view().Get(row_key));
  const uint64_t revision = row.has_value() ? RevisionIn(*row) : 0;
  const bool may_be_forgotten =
      store::RequestExpiry(header.commit_time) < records_.head().commit_time;
  // Forgotten, or forgotten and used again since.
  if (may_be_forgotten && (!row.has_value() || revision > header.revision)) {
    return absl::OkStatus();
  }
  if (row.has_value()) ++found_;
  if (row.has_value() && !HasDigest(*row)) without_digest_.push_back(header);
  if (revision != header.revision) {
    records_.Add(
        reasons::kRequestDiffers, Space::kRequests, header.revision, "",
        row.has_value() ? "it does not name this change" : "it is missing");
  }
  CR_ASSIGN_OR_RETURN(
      const bool there,
      records_.Expect(
          reasons::kRequestDiffers, Space::kRequestExpiry, header.revision, "",
          store::RequestExpiryKey(header.commit_time, header.revision),
          row_key));
  if (there) ++found_;
  return absl::OkStatus();
}

void RequestCheck::CheckErased() {
  for (const ChangeHeader& header : without_digest_) {
    const bool erased = std::any_of(
        header.entries.begin(), header.entries.end(), [&](const auto& entry) {
          return records_.erased.count(entry.resource) > 0;
        });
    if (erased) continue;
    records_.Add(reasons::kRequestDiffers, Space::kRequests, header.revision,
                 "", "it has no digest and nothing of it was erased");
  }
}

absl::Status RequestCheck::Finish() {
  CheckErased();
  uint64_t present = 0;
  CR_RETURN_IF_ERROR(
      records_.EachKey(store::KeyIn(Space::kRequests).key(), Space::kRequests,
                       [&](absl::string_view rest, absl::string_view) {
                         if (!IsRequestKey(rest)) return false;
                         ++records_.counts().request_ids;
                         ++present;
                         return true;
                       }));
  CR_RETURN_IF_ERROR(records_.EachKey(
      store::KeyIn(Space::kRequestExpiry).key(), Space::kRequestExpiry,
      [&](absl::string_view rest, absl::string_view) {
        if (!IsExpiryKey(rest)) return false;
        ++present;
        return true;
      }));
  return present == found_ ? absl::OkStatus() : NameExtra();
}

// Names the request ids that no change record has, and the expiries of those.
absl::Status RequestCheck::NameExtra() {
  absl::Status problem;
  const auto look = [&](Space space, uint64_t revision, absl::string_view key,
                        absl::string_view request_key) {
    const auto bytes = records_.view().Get(store::HeaderKey(revision));
    problem = bytes.status();
    if (!problem.ok()) return false;
    const auto header = store::DecodeChangeHeader(
        bytes->has_value() ? absl::string_view(**bytes) : "");
    const bool told =
        header.ok() && !header->request_id.empty() &&
        RowKeyOf(*header) == request_key &&
        (space == Space::kRequests ||
         store::RequestExpiryKey(header->commit_time, revision) == key);
    if (!told) {
      records_.Add(reasons::kRequestDiffers, space, revision, "",
                   "no change record tells of it");
    }
    return true;
  };
  std::string prefix = store::KeyIn(Space::kRequests).key();
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        return !IsRequestKey(key.substr(prefix.size())) ||
               look(Space::kRequests, RevisionIn(value), key, key);
      }));
  CR_RETURN_IF_ERROR(problem);
  prefix = store::KeyIn(Space::kRequestExpiry).key();
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view request_key) {
        const absl::string_view rest = key.substr(prefix.size());
        if (!IsExpiryKey(rest)) return true;
        uint64_t revision = 0;
        const absl::Status read =
            KeyReader(rest.substr(sizeof(uint64_t))).Uint64(revision);
        return read.ok() &&
               look(Space::kRequestExpiry, revision, key, request_key);
      }));
  return problem;
}

}  // namespace carereform::verify
