// The setting that a person is charged as being in.
//
// Source: SI 2014/2672 regulation 8 (a short-term resident may be charged as if
// care were given outside a care home) and regulation 2 (temporary resident).
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGING_SETTING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGING_SETTING_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns the setting of the circumstances, but for a short-term resident: as
// outside a care home for the first eight weeks of the stay, if that is the
// council's policy; and, once the stay has passed eight weeks, as a temporary
// resident. Notes in `lines` that the figure decided it.
//
// Returns NOT_FOUND, with the word of the figure, if it is not in the table.
absl::StatusOr<Setting> ChargedAs(const Circumstances& circumstances,
                                  const Rules& rules, absl::CivilDay day,
                                  ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGING_SETTING_H_
