// How old evidence is.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_EVIDENCE_AGE_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_EVIDENCE_AGE_H_

#include "absl/time/civil_time.h"

namespace carereform::improvement {

// Returns the whole months from `day` to `as_of`: a month is whole once the day
// of the month is reached, or the month ends before it is. 0 for a later day.
int MonthsOld(absl::CivilDay day, absl::CivilDay as_of);

// Says whether evidence of `day` is older than `limit_months` on `as_of`: it is
// old from the day after that many months are whole.
bool IsOld(absl::CivilDay day, absl::CivilDay as_of, int limit_months);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_EVIDENCE_AGE_H_
