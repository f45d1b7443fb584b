#include "services/assessments/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::assessments::errors {

absl::Status ReferralState(assessments::ReferralState from,
                           assessments::ReferralState to) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE",
      absl::StrCat("the referral is ", StateWord(from), " and cannot become ",
                   StateWord(to), ": read it again to see what happened to it"),
      {{"state", std::string(StateWord(from))},
       {"wanted", std::string(StateWord(to))}});
}

}  // namespace carereform::assessments::errors
