#include "services/financial_assessments/account_finalisations/account_finalisation_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {

absl::Status AccountFinalisationState(FinalisationState from,
                                      FinalisationState to) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "ACCOUNT_FINALISATION_STATE",
                   absl::StrCat("the account finalisation is ", StateWord(from),
                                " and cannot become ", StateWord(to),
                                ": read it again to see what happened to it"),
                   {{"state", std::string(StateWord(from))},
                    {"wanted", std::string(StateWord(to))}});
}

absl::Status AccountFinalisationOutcome(absl::string_view why) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "ACCOUNT_FINALISATION_OUTCOME", std::string(why), {});
}

}  // namespace carereform::financial_assessments::errors
