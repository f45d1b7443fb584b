// How a stored risk stands on a day: asked by everything that shows one.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_STANDING_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_STANDING_H_

#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/risk_records.pb.h"

namespace carereform::improvement {

// Returns whether what is stored of `risk` can be relied on on `day`, with a
// sentence to print beside it. Only CURRENT may be called current.
v1::Risk::Standing RiskStanding(const v1::Risk& risk, absl::CivilDay day);

// Says whether the risk was watched on `day`: raised, as far as is known, and
// not closed by then.
bool IsOpenOn(const v1::Risk& risk, absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_STANDING_H_
