// How far back a bill reaches on the day on which a person is told what they
// pay: they were charged, without knowing it, from an earlier day on.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_BACKDATING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_BACKDATING_H_

#include <cstdint>

#include "absl/time/civil_time.h"

namespace carereform::financial_assessments {

// Returns the whole months from `charge_from`, the first day charged for, to
// `told`; 0 where the person was told on that day or before it.
int64_t MonthsBackdated(absl::CivilDay charge_from, absl::CivilDay told);

// Returns whether the bill reaches back more than `months` months: told on that
// day of the month it does not, a day later it does.
bool IsBackdatedOver(int64_t months, absl::CivilDay charge_from,
                     absl::CivilDay told);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_BACKDATING_H_
