// The errors of the registers, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_ERRORS_H_

#include "absl/status/status.h"
#include "absl/time/civil_time.h"

namespace carereform::improvement::errors {

// FAILED_PRECONDITION, RISK_CLOSED: a risk that was closed on `day` changes no
// more until it is reopened.
absl::Status RiskClosed(absl::CivilDay day);

// FAILED_PRECONDITION, RISK_OPEN: a risk that is open is not reopened.
absl::Status RiskOpen();

// FAILED_PRECONDITION, RISK_IS_ISSUE: what has happened does not happen again.
absl::Status RiskIsIssue();

// FAILED_PRECONDITION, RISK_LEVEL_SAME: it stands in that register already.
absl::Status RiskLevelSame();

// FAILED_PRECONDITION, DEPENDENCY_SETTLED: what came of it is recorded already.
absl::Status DependencySettled();

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_ERRORS_H_
