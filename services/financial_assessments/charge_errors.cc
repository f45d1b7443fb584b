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

absl::Status TooManyVersions(int most) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "TOO_MANY_CIRCUMSTANCES",
      absl::StrCat("the charge has circumstances from ", most,
                   " days, and can have no more: record them from a day that "
                   "has some, let them supersede later ones, or end the charge "
                   "and create another"),
      {{"limit", absl::StrCat(most)}});
}

absl::Status UpratingRunState(absl::string_view state,
                              absl::string_view wanted) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "UPRATING_RUN_STATE",
      absl::StrCat("the uprating run is ", state, " and cannot become ", wanted,
                   ": read it again to see how far it is"),
      {{"state", std::string(state)}, {"wanted", std::string(wanted)}});
}

absl::Status SecondPersonRequired() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "SECOND_PERSON_REQUIRED",
                   "whoever had an uprating prepared cannot apply it: another "
                   "caller has to");
}

}  // namespace carereform::financial_assessments::errors
