// A charge with its explanation. There is one path: the charge is worked out by
// ChargeFor, and the very lines that it was added up from are put into words.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_EXPLAINED_CHARGE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_EXPLAINED_CHARGE_H_

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns what the person pays for the week that begins on `day`, with every
// line, every figure that decided something, what would change it, and the
// digest. The same circumstances, rules and day always give the same bytes.
//
// Requires circumstances in which CheckCircumstances finds nothing wrong.
// Errors: those of ChargeFor, made fit for callers by ChargeError.
absl::StatusOr<v1::Calculation> ExplainedCharge(
    const Circumstances& circumstances, const Rules& rules, absl::CivilDay day);

// The same, without lines, figures, what would change it, and digest: for many
// people at once.
absl::StatusOr<v1::Calculation> ChargeTotals(const Circumstances& circumstances,
                                             const Rules& rules,
                                             absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_EXPLAINED_CHARGE_H_
