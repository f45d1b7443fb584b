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

absl::Status ContestedCalculationDiffers() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "CONTESTED_CALCULATION_DIFFERS",
                   "appeal.calculation_etag is not the etag of "
                   "appeal.calculation: read the calculation that is "
                   "contested, and give its name and etag");
}

absl::Status ContestedCalculationOfAnotherPerson() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "CONTESTED_CALCULATION_OF_ANOTHER_PERSON",
                   "appeal.calculation is of a charge that names neither the "
                   "person of the financial assessment nor the assessment: "
                   "appeal against the one that the charge follows");
}

}  // namespace carereform::financial_assessments::errors
