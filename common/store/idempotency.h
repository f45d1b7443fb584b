// Remembers which request made which change, so that a retry makes no second
// one.

#ifndef CR_COMMON_STORE_IDEMPOTENCY_H_
#define CR_COMMON_STORE_IDEMPOTENCY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "common/store/transaction.h"

namespace carereform::store {

// A request as it is remembered.
struct RequestKey {
  std::string caller;
  std::string method;
  std::string request_id;  // Chosen by the caller.
};

// Where a request is kept, under which its revision (uint64) and digest are,
// and where the key of that is kept until the request is forgotten.
std::string RequestRowKey(const RequestKey& key);
std::string RequestExpiryKey(absl::Time commit_time, uint64_t revision);

// When a request that was committed at `commit_time` may be forgotten.
absl::Time RequestExpiry(absl::Time commit_time);

// Returns the revision that the request made, or nothing for one that is new.
// Errors: INVALID_ARGUMENT, reason REQUEST_ID_REUSED, where the id was used
// with other content; NOT_FOUND, reason RESOURCE_ERASED, where what it made was
// erased.
absl::StatusOr<std::optional<uint64_t>> FindRequest(const Reader& reader,
                                                    const RequestKey& key,
                                                    absl::string_view digest);

// Remembers the request as having made the revision of `txn`, for 400 days, and
// forgets a few that are older.
absl::Status RememberRequest(Txn& txn, const RequestKey& key,
                             absl::string_view digest);

// Forgets what the request held that made `revision`, and remembers that there
// was one: a digest without a salt lets whoever has the data guess what was
// erased. A retry is then refused, so that it does not make again what was
// erased. Changes nothing where the request is not remembered.
absl::Status ForgetContent(Txn& txn, const RequestKey& key, uint64_t revision);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_IDEMPOTENCY_H_
