#include "services/financial_assessments/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {

absl::Status State(FinancialAssessmentState from, FinancialAssessmentState to) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "FINANCIAL_ASSESSMENT_STATE",
                   absl::StrCat("the financial assessment is ", StateWord(from),
                                " and cannot become ", StateWord(to),
                                ": read it again to see what happened to it"),
                   {{"state", std::string(StateWord(from))},
                    {"wanted", std::string(StateWord(to))}});
}

absl::Status AppealDecided() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "APPEAL_DECIDED",
                   "the appeal is decided: read it again to see what came of "
                   "it, or raise another");
}

}  // namespace carereform::financial_assessments::errors
