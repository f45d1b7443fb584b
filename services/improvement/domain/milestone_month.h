// Where a milestone belongs in the report of one month.
//
// Source: seed 002, the plan's governance: boards meet monthly, and the
// published plan has no milestone column, so a report says for each milestone
// whether it was due, met or slipped in the month.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONE_MONTH_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONE_MONTH_H_

#include <optional>
#include <ostream>

#include "absl/time/civil_time.h"
#include "common/types/civil_date.h"

namespace carereform::improvement {

// What is known of the days of a milestone; a month means its last day.
struct MilestoneDays {
  std::optional<DateOrMonth> due = std::nullopt;
  std::optional<DateOrMonth> forecast = std::nullopt;
  std::optional<absl::CivilDay> achieved = std::nullopt;
};

enum class MonthStanding {
  kNotReported,  // Reached before the month, or due later than the next one.
  kMet,          // Reached in the month, whenever it was due.
  kSlipped,      // Due in the month and missed, or expected later than due.
  kComing,       // Due in what is left of the month, or in the next one.
  kOverdue,      // Due before the month and still not reached.
  kNoDueDate,    // Not reached, and the plan does not say when it is due.
};

// Returns where the milestone belongs in the report of the month of `day`, as
// on that day. What was reached after `day` was not reached then, and what is
// due on `day` is not missed yet.
MonthStanding StandingInMonth(const MilestoneDays& milestone,
                              absl::CivilDay day);

// Says whether the milestone is due in the month of `day`, reached or not.
bool IsDueInMonth(const MilestoneDays& milestone, absl::CivilDay day);

// Writes the standing as a word.
std::ostream& operator<<(std::ostream& out, MonthStanding standing);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_MILESTONE_MONTH_H_
