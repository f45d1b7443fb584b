#include "common/store/idempotency.h"

#include <vector>

#include "absl/strings/match.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/errors.h"
#include "common/types/limits.h"

namespace carereform::store {
namespace {

// A few more than are added, so that the store catches up after a quiet time.
constexpr size_t kForgottenPerCommit = 4;

uint64_t Micros(absl::Time time) {
  return static_cast<uint64_t>(absl::ToUnixMicros(time));
}

absl::Status ForgetOld(Txn& txn) {
  std::vector<std::pair<std::string, std::string>> old;
  const std::string begin = KeyIn(Space::kRequestExpiry).key();
  const std::string end =
      KeyIn(Space::kRequestExpiry).Uint64(Micros(txn.commit_time())).key();
  CR_RETURN_IF_ERROR(txn.view().Scan(
      begin, end, [&](absl::string_view key, absl::string_view request) {
        old.emplace_back(std::string(key), std::string(request));
        return old.size() < kForgottenPerCommit;
      }));
  for (auto& [expiry, request] : old) {
    txn.Delete(std::move(request));
    txn.Delete(std::move(expiry));
  }
  return absl::OkStatus();
}

}  // namespace

std::string RequestRowKey(const RequestKey& key) {
  return KeyIn(Space::kRequests)
      .String(key.caller)
      .String(key.method)
      .String(key.request_id)
      .key();
}

absl::Time RequestExpiry(absl::Time commit_time) {
  return commit_time + absl::Hours(24) * kRequestIdDaysKept;
}

std::string RequestExpiryKey(absl::Time commit_time, uint64_t revision) {
  return KeyIn(Space::kRequestExpiry)
      .Uint64(Micros(RequestExpiry(commit_time)))
      .Uint64(revision)
      .key();
}

absl::StatusOr<std::optional<uint64_t>> FindRequest(const Reader& reader,
                                                    const RequestKey& key,
                                                    absl::string_view digest) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> row,
                      reader.view().Get(RequestRowKey(key)));
  if (!row.has_value()) return std::nullopt;
  KeyReader parts(*row);
  uint64_t revision = 0;
  CR_RETURN_IF_ERROR(parts.Uint64(revision));
  if (parts.rest().empty()) return errors::Erased("what this request made");
  if (parts.rest() != digest) {
    return MakeError(absl::StatusCode::kInvalidArgument, "REQUEST_ID_REUSED",
                     "request_id was used before with other content: choose a "
                     "new one for a new request",
                     {{"field", "request_id"}});
  }
  return revision;
}

absl::Status RememberRequest(Txn& txn, const RequestKey& key,
                             absl::string_view digest) {
  CR_RETURN_IF_ERROR(ForgetOld(txn));
  const std::string row_key = RequestRowKey(key);
  txn.Put(row_key,
          KeyWriter().Uint64(txn.revision()).key() + std::string(digest));
  txn.Put(RequestExpiryKey(txn.commit_time(), txn.revision()), row_key);
  return absl::OkStatus();
}

absl::Status ForgetContent(Txn& txn, const RequestKey& key, uint64_t revision) {
  const std::string row_key = RequestRowKey(key);
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> row,
                      txn.view().Get(row_key));
  const std::string without_digest = KeyWriter().Uint64(revision).key();
  // The id may be forgotten by now, and used for another change since.
  if (row.has_value() && absl::StartsWith(*row, without_digest)) {
    txn.Put(row_key, without_digest);
  }
  return absl::OkStatus();
}

}  // namespace carereform::store
