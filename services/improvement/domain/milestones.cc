#include "services/improvement/domain/milestones.h"

#include "services/improvement/domain/due_dates.h"

namespace carereform::improvement {

DeliverableStatus StatusOn(const std::optional<DateOrMonth>& due,
                           std::optional<absl::CivilDay> achieved,
                           absl::CivilDay as_of) {
  if (achieved.has_value() && *achieved <= as_of) {
    return DeliverableStatus::kAchieved;
  }
  if (!due.has_value()) return DeliverableStatus::kNoDueDate;
  return DaysOverdue(due, as_of).has_value() ? DeliverableStatus::kOverdue
                                             : DeliverableStatus::kNotYetDue;
}

absl::string_view StatusWords(DeliverableStatus status) {
  switch (status) {
    case DeliverableStatus::kAchieved:
      return "achieved";
    case DeliverableStatus::kNotYetDue:
      return "not yet due";
    case DeliverableStatus::kOverdue:
      return "overdue";
    case DeliverableStatus::kNoDueDate:
      return "no due date";
  }
  return "unknown";
}

std::ostream& operator<<(std::ostream& out, DeliverableStatus status) {
  return out << StatusWords(status);
}

}  // namespace carereform::improvement
