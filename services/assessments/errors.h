// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_ASSESSMENTS_ERRORS_H_
#define CR_SERVICES_ASSESSMENTS_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments::errors {

// FAILED_PRECONDITION, REFERRAL_STATE: a referral in `from` cannot become `to`.
absl::Status ReferralState(assessments::ReferralState from,
                           assessments::ReferralState to);
// The same: a referral in `state` does not allow `action`.
absl::Status ReferralState(assessments::ReferralState state,
                           assessments::ReferralAction action);
// FAILED_PRECONDITION, REFERRAL_HELD: it is on hold already.
absl::Status ReferralHeld();
// FAILED_PRECONDITION, REFERRAL_NOT_HELD: it is not on hold.
absl::Status ReferralNotHeld();
// FAILED_PRECONDITION, MERGE_INTO_MERGED: `into` is itself merged.
absl::Status MergeIntoMerged(absl::string_view into);
// FAILED_PRECONDITION, FLAG_STATE: a flag in `state` is not in `wanted`.
absl::Status FlagState(absl::string_view state, absl::string_view wanted);
// PERMISSION_DENIED, SECOND_PERSON_REQUIRED: whoever proposed a flag.
absl::Status SecondPersonRequired();

// FAILED_PRECONDITION, CONTACT_CONCLUDED: a contact has one outcome.
absl::Status ContactConcluded();

// FAILED_PRECONDITION, NOT_WAITING: whoever the referral is about did not wait
// for the assessment on that day.
absl::Status NotWaiting();

// FAILED_PRECONDITION, SUPPORT_ENDED: the support is over, or was on that day.
absl::Status SupportEnded();

}  // namespace carereform::assessments::errors

#endif  // CR_SERVICES_ASSESSMENTS_ERRORS_H_
