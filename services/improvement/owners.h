// The posts that answer for work of the programme.

#ifndef CR_SERVICES_IMPROVEMENT_OWNERS_H_
#define CR_SERVICES_IMPROVEMENT_OWNERS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "common/rpc/collection.h"
#include "common/store/transaction.h"

namespace carereform::improvement {

inline constexpr char kOwnerPattern[] = "councils/{council}/owners/{owner}";

// Returns the collection of owners.
rpc::CollectionOptions<v1::Owner> OwnerOptions();

// Returns FAILED_PRECONDITION, reason OWNER_LEFT, where `owner`, which is there
// or empty, had been given up by `day`. `field` is what names it.
absl::Status CheckOwnerIsHere(const rpc::Collection<v1::Owner>& owners,
                              const store::Reader& reader, absl::CivilDay day,
                              absl::string_view field, absl::string_view owner);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_OWNERS_H_
