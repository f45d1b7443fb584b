// What would change a charge, for the person whom it is about.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_WHAT_IFS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_WHAT_IFS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/financial_assessments/domain/charge_lines.h"
#include "services/financial_assessments/line_inputs.h"

namespace carereform::financial_assessments {

// Returns sentences such as "If your savings and other capital that count fell
// to £14,250.00 or below, you would pay £12.40 a week.", for changes of
// capital, of costs of disability, of income and of what care costs, and for
// the days on which a disregard or free care ends. Each is worked out by
// ChargeFor, of the same circumstances but for the change, and those that would
// change nothing are left out. Of notional capital, also by what it goes down.
//
// `lines` are the kept lines of the charge of `basis`. Errors: those of
// ChargeFor.
absl::StatusOr<std::vector<std::string>> WhatWouldChange(
    const ChargeBasis& basis, const ChargeLines& lines);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_WHAT_IFS_H_
