#include "services/improvement/domain/milestone_month.h"

#include "absl/strings/string_view.h"

namespace carereform::improvement {
namespace {

std::optional<absl::CivilDay> LastDayOf(
    const std::optional<DateOrMonth>& date) {
  if (!date.has_value()) return std::nullopt;
  return date->month_precision ? LastDayOfMonth(date->day) : date->day;
}

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
  const std::optional<absl::CivilDay> due = LastDayOf(milestone.due);
  if (!due.has_value()) return MonthStanding::kNoDueDate;
  if (*due < first) return MonthStanding::kOverdue;
  const std::optional<absl::CivilDay> forecast = LastDayOf(milestone.forecast);
  const bool expected_late = forecast.has_value() && *forecast > *due;
  if (*due < day || expected_late) return MonthStanding::kSlipped;
  const absl::CivilDay after_next{absl::CivilMonth(day) + 2};
  return *due < after_next ? MonthStanding::kComing
                           : MonthStanding::kNotReported;
}

bool IsDueInMonth(const MilestoneDays& milestone, absl::CivilDay day) {
  const std::optional<absl::CivilDay> due = LastDayOf(milestone.due);
  return due.has_value() && absl::CivilMonth(*due) == absl::CivilMonth(day);
}

std::ostream& operator<<(std::ostream& out, MonthStanding standing) {
  return out << WordOf(standing);
}

}  // namespace carereform::improvement
