// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::improvement::errors {

// FAILED_PRECONDITION, MILESTONE_ACHIEVED: a milestone that was achieved on
// `day` cannot be achieved again.
absl::Status MilestoneAchieved(absl::CivilDay day);

// FAILED_PRECONDITION, OWNER_LEFT: the post in `field` was given up on `day`
// and answers for nothing from then on.
absl::Status OwnerLeft(absl::string_view field, absl::CivilDay day);

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_ERRORS_H_
