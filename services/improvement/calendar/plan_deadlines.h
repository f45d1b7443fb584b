// What the records of the plan and its registers are due for.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_PLAN_DEADLINES_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_PLAN_DEADLINES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/calendar.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/calendar/calendar_records.h"

namespace carereform::improvement {

// Returns what is open of actions, milestones, recommendations, reviews of
// risks, mitigations, dependencies and representations and has a day, each
// without a state. A month is due on its last day; an action without a day of
// its own is due with its group.
absl::StatusOr<std::vector<v1::Deadline>> PlanDeadlines(
    const CalendarRecords& records, const store::Reader& reader,
    absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_PLAN_DEADLINES_H_
