// Days that something of the plan is due, expected and late. A month is due on
// its last day and begins on its first.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_DUE_DATES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_DUE_DATES_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "common/types/civil_date.h"

namespace carereform::improvement {

// Returns the last day of `date`, on which something is due.
absl::CivilDay LastDayOf(const DateOrMonth& date);

// Returns the first day of `date`, from which something begins.
absl::CivilDay FirstDayOf(const DateOrMonth& date);

// Returns how many days have passed on `as_of` since something was due; nothing
// where it is not overdue: on the day it is due, or without one.
std::optional<int> DaysOverdue(const std::optional<DateOrMonth>& due,
                               absl::CivilDay as_of);

// Returns the days from when something was due at first to when it is expected;
// below 0 where that is early. Nothing where either is not known.
std::optional<int> SlippageDays(const std::optional<DateOrMonth>& first_due,
                                const std::optional<DateOrMonth>& expected);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_DUE_DATES_H_
