// Posts that are gone answer for nothing.

#ifndef CR_SERVICES_IMPROVEMENT_OWNERS_H_
#define CR_SERVICES_IMPROVEMENT_OWNERS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// Returns FAILED_PRECONDITION, reason OWNER_LEFT, with `field`, where the post
// `owner` is there and was given up by `today`. An empty name is nobody.
absl::Status CheckOwnerThere(const Records& records,
                             const store::Reader& reader,
                             absl::string_view field, absl::string_view owner,
                             absl::CivilDay today);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_OWNERS_H_
