// What a weekly charge comes to over days: part weeks are added up so that it
// does not matter where a period is cut.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_WEEKS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_WEEKS_H_

#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// Returns the first day of the charging week that `day` lies in, where weeks
// begin on `begins`.
absl::CivilDay FirstOfWeek(absl::CivilDay day, absl::Weekday begins);

// Returns what `weekly` comes to from `from` to `to`, the first day no longer
// charged: whole weeks at `weekly`; of a part week, from its day a to its day b
// (0 to 7), the whole pence in weekly x b / 7 less those in weekly x a / 7. The
// amounts of parts of a period add up to that of the period, and no day of a
// week begun is charged a fraction of a penny that was not reached.
// Requires from <= to and an amount of 0 or more.
Pence AmountOver(Pence weekly, absl::CivilDay from, absl::CivilDay to,
                 absl::Weekday begins);

// Returns how many whole calendar months lie between two days: the 15th of one
// month to the 15th of the next is one. From a day that a later month does not
// have, that month is whole on its last day. Requires from <= to.
int WholeMonths(absl::CivilDay from, absl::CivilDay to);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_WEEKS_H_
