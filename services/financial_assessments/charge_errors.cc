#include "services/financial_assessments/charge_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::financial_assessments::errors {

absl::Status ChargeEnded() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "CHARGE_ENDED",
                   "the charge has ended by that day: choose an earlier day, "
                   "or create another charge",
                   {});
}

absl::Status UpratingRunState(absl::string_view state,
                              absl::string_view wanted) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "UPRATING_RUN_STATE",
      absl::StrCat("the uprating run is ", state, " and cannot become ", wanted,
                   ": read it again to see how far it is"),
      {{"state", std::string(state)}, {"wanted", std::string(wanted)}});
}

}  // namespace carereform::financial_assessments::errors
