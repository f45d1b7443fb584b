// The errors of rates and policies, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/rule_book.h"

namespace carereform::financial_assessments::errors {

// OUT_OF_RANGE, RATES_NOT_HELD: no rate table is in force on `day`, which is
// before or after the days `held`.
absl::Status RatesNotHeld(absl::CivilDay day, const DaysInForce& held);

// NOT_FOUND, CHARGING_POLICY_NOT_HELD: the policies of the council cover the
// days `held`, and not `day`.
absl::Status ChargingPolicyNotHeld(absl::CivilDay day, const DaysInForce& held);

// FAILED_PRECONDITION, RATE_UNKNOWN: a table does not have a figure that is
// needed.
absl::Status RateUnknown(absl::string_view table, absl::string_view figure);

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_ERRORS_H_
