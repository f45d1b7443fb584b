// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_ASSESSMENTS_ERRORS_H_
#define CR_SERVICES_ASSESSMENTS_ERRORS_H_

#include "absl/status/status.h"
#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments::errors {

// FAILED_PRECONDITION, REFERRAL_STATE: a referral in `from` cannot become `to`.
absl::Status ReferralState(assessments::ReferralState from,
                           assessments::ReferralState to);

// FAILED_PRECONDITION, CONTACT_CONCLUDED: a contact has one outcome.
absl::Status ContactConcluded();

// FAILED_PRECONDITION, NOT_WAITING: whoever the referral is about did not wait
// for the assessment on that day.
absl::Status NotWaiting();

// FAILED_PRECONDITION, SUPPORT_ENDED: the support is over, or was on that day.
absl::Status SupportEnded();

}  // namespace carereform::assessments::errors

#endif  // CR_SERVICES_ASSESSMENTS_ERRORS_H_
