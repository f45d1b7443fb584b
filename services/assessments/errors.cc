#include "services/assessments/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::assessments::errors {

namespace {

absl::Status WrongState(assessments::ReferralState state,
                        absl::string_view words, absl::string_view wanted) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "REFERRAL_STATE",
      absl::StrCat("the referral is ", StateWord(state), " and cannot ", words,
                   ": read it again to see what happened to it"),
      {{"state", std::string(StateWord(state))},
       {"wanted", std::string(wanted)}});
}

}  // namespace

absl::Status ReferralState(assessments::ReferralState from,
                           assessments::ReferralState to) {
  return WrongState(from, absl::StrCat("become ", StateWord(to)),
                    StateWord(to));
}

absl::Status ReferralState(assessments::ReferralState state,
                           assessments::ReferralAction action) {
  return WrongState(state, ActionWords(action), ActionWord(action));
}

absl::Status ReferralHeld() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "REFERRAL_HELD",
                   "the referral is on hold already: resume it first", {});
}

absl::Status ReferralNotHeld() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "REFERRAL_NOT_HELD",
                   "the referral is not on hold: there is nothing to resume",
                   {});
}

absl::Status MergeIntoMerged(absl::string_view into) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "MERGE_INTO_MERGED",
                   "the other referral is itself merged: name the one that it "
                   "was merged into",
                   {{"into", std::string(into)}});
}

absl::Status FlagState(absl::string_view state, absl::string_view wanted) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "FLAG_STATE",
      absl::StrCat("the flag is ", state, ": only one that is ", wanted,
                   " can be changed like this"),
      {{"state", std::string(state)}, {"wanted", std::string(wanted)}});
}

absl::Status SecondPersonRequired() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "SECOND_PERSON_REQUIRED",
                   "whoever proposed a flag cannot approve it: another caller "
                   "has to");
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
