// The errors of the calendar, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::improvement::errors {

// NOT_FOUND, DEADLINE_NOT_FOUND: nothing that is due before a meeting or to the
// department has that id.
absl::Status DeadlineNotFound();

// FAILED_PRECONDITION, LADDER_STEP_ORDER: the step is not on the side of the
// present one that the method is for.
absl::Status LadderStepOrder();

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_ERRORS_H_
