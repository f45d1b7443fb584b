// Whether a deliverable of the plan is done, not yet due or overdue.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONES_H_

#include <optional>
#include <ostream>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/civil_date.h"

namespace carereform::improvement {

// Where a deliverable stands on a day.
enum class DeliverableStatus {
  kAchieved,   // Achieved on that day or before, in time or late.
  kNotYetDue,  // Not achieved; its due day has not passed.
  kOverdue,    // Not achieved; its due day has passed.
  kNoDueDate,  // Not achieved; the plan gives no day, so none has passed.
};

// Returns the status on `as_of` of a deliverable that is due on `due` and was
// achieved on `achieved`, if they are known. What was achieved after `as_of`
// was not achieved then. A month is due by its last day, and nothing is overdue
// until the day after it is due.
DeliverableStatus StatusOn(const std::optional<DateOrMonth>& due,
                           std::optional<absl::CivilDay> achieved,
                           absl::CivilDay as_of);

// Returns `status` as words in a sentence: "not yet due".
absl::string_view StatusWords(DeliverableStatus status);

// Writes StatusWords(status).
std::ostream& operator<<(std::ostream& out, DeliverableStatus status);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONES_H_
