// Tells a caller whose etag is stale what changed since they read a resource.

#ifndef CR_COMMON_STORE_SEEN_VERSION_H_
#define CR_COMMON_STORE_SEEN_VERSION_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/status/error.h"
#include "common/store/transaction.h"
#include "google/protobuf/message.h"

namespace carereform::store {

// Returns ABORTED, reason ETAG_MISMATCH, unless `given` is empty or the etag of
// `stored`, a resource as the table returns it. The metadata hold its `etag`,
// the `revision` that made it and its `change_time`; where the version with the
// etag `given` is among the latest hundred, `seen_revision` and, with commas
// between them, the names of the `changed_fields`. Never what they hold.
absl::Status CheckSeen(const Reader& reader, absl::string_view given,
                       const google::protobuf::Message& stored);

// Returns the body that the resource `name` had when its etag was `etag`;
// nothing where that version is not among the latest hundred, or was erased.
absl::StatusOr<std::optional<std::string>> BodyOfEtag(const Reader& reader,
                                                      const std::string& name,
                                                      absl::string_view etag);

// ABORTED, ETAG_MISMATCH: `metadata` tell what is stored now.
absl::Status EtagMismatch(ErrorMetadata metadata);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_SEEN_VERSION_H_
