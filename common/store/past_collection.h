// Reads whole collections as they were known at a revision.
//
// History is by name, whatever the table: a collection is found by its parent
// and the word in its names, such as `referrals` in
// `councils/x/referrals/r-1`.

#ifndef CR_COMMON_STORE_PAST_COLLECTION_H_
#define CR_COMMON_STORE_PAST_COLLECTION_H_

#include <cstdint>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/history.h"
#include "common/store/transaction.h"
#include "google/protobuf/descriptor.h"

namespace carereform::store {

// Returns what the names of the resources of type `resource` under `parent`
// begin with, such as "councils/x/referrals/". Requires that the contract gives
// the type a pattern.
std::string NamePrefixIn(const google::protobuf::Descriptor& resource,
                         absl::string_view parent);

// Called for each resource; returns false to end.
using PastVisitor = absl::FunctionRef<absl::StatusOr<bool>(
    const std::string& name, const StoredBody& body)>;

// Visits the resources whose names are `prefix` and an id, as they were known
// at `revision`, by name, from the one after `after`, a name as a part of a key
// (see key_codec.h), or from the first where that is empty. Those that were
// deleted by then are not visited, nor those that were erased at any time.
//
// Costs a body read for each resource that is visited, and a few dozen bytes
// for each version, older or newer, of all that lie between the first visited
// and the last.
absl::Status VisitPast(const Reader& reader, absl::string_view prefix,
                       uint64_t revision, absl::string_view after,
                       PastVisitor visit);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_PAST_COLLECTION_H_
