#include "services/improvement/risks/risk_errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::improvement::errors {

absl::Status RiskClosed(absl::CivilDay day) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RISK_CLOSED",
                   absl::StrCat("the risk was closed on ", PrintDate(day),
                                ": reopen it before it is changed"),
                   {{"closed_date", FormatDate(day)}});
}

absl::Status RiskOpen() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RISK_OPEN",
                   "the risk is open: only a closed one is reopened");
}

absl::Status RiskIsIssue() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RISK_IS_ISSUE",
                   "it has happened already: record another risk for what may "
                   "happen again");
}

absl::Status RiskLevelSame() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RISK_LEVEL_SAME",
                   "the risk stands in the register of that `level` already: "
                   "choose another");
}

absl::Status DependencySettled() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "DEPENDENCY_SETTLED",
                   "what came of the dependency is recorded already: record "
                   "another one for what is needed now");
}

}  // namespace carereform::improvement::errors
