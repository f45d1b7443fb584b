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

absl::Status ContactConcluded() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "CONTACT_CONCLUDED",
                   "the contact is concluded: correct it with CorrectContact "
                   "where its outcome is wrong");
}

absl::Status NotWaiting() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "NOT_WAITING",
                   "nobody waited for the assessment on that day: it was "
                   "before the referral was received, or the assessment had "
                   "started or the case was closed");
}

absl::Status SupportEnded() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "SUPPORT_ENDED",
                   "the support is over, or was on that day: read it again to "
                   "see when it ended");
}

}  // namespace carereform::assessments::errors
