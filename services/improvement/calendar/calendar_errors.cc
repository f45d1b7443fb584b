#include "services/improvement/calendar/calendar_errors.h"

#include "common/status/error.h"

namespace carereform::improvement::errors {

absl::Status DeadlineNotFound() {
  return MakeError(absl::StatusCode::kNotFound, "DEADLINE_NOT_FOUND",
                   "nothing that is due before a meeting or to the department "
                   "has that id: take it from GetDueWork or "
                   "GetMeetingTimetable");
}

absl::Status LadderStepOrder() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "LADDER_STEP_ORDER",
                   "`step` is not on that side of the present one: advance to "
                   "a higher step, step down to a lower one");
}

}  // namespace carereform::improvement::errors
