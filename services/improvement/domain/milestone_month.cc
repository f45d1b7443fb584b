#include "services/improvement/domain/milestone_month.h"

#include "absl/strings/string_view.h"
#include "services/improvement/domain/due_dates.h"

namespace carereform::improvement {
namespace {

absl::string_view WordOf(MonthStanding standing) {
  switch (standing) {
    case MonthStanding::kNotReported:
      return "not reported";
    case MonthStanding::kMet:
      return "met";
    case MonthStanding::kSlipped:
      return "slipped";
    case MonthStanding::kComing:
      return "coming";
    case MonthStanding::kOverdue:
      return "overdue";
    case MonthStanding::kNoDueDate:
      return "no due date";
  }
  return "unknown";
}

}  // namespace

MonthStanding StandingInMonth(const MilestoneDays& milestone,
                              absl::CivilDay day) {
  const absl::CivilDay first{absl::CivilMonth(day)};
  if (milestone.achieved.has_value() && *milestone.achieved <= day) {
    return *milestone.achieved >= first ? MonthStanding::kMet
                                        : MonthStanding::kNotReported;
  }
  if (!milestone.due.has_value()) return MonthStanding::kNoDueDate;
  const absl::CivilDay due = LastDayOf(*milestone.due);
  if (due < first) return MonthStanding::kOverdue;
  const bool expected_late =
      milestone.forecast.has_value() && LastDayOf(*milestone.forecast) > due;
  if (due < day || expected_late) return MonthStanding::kSlipped;
  const absl::CivilDay after_next{absl::CivilMonth(day) + 2};
  return due < after_next ? MonthStanding::kComing
                          : MonthStanding::kNotReported;
}

bool IsDueInMonth(const MilestoneDays& milestone, absl::CivilDay day) {
  return milestone.due.has_value() &&
         absl::CivilMonth(LastDayOf(*milestone.due)) == absl::CivilMonth(day);
}

std::ostream& operator<<(std::ostream& out, MonthStanding standing) {
  return out << WordOf(standing);
}

}  // namespace carereform::improvement
