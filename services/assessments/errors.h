// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_ASSESSMENTS_ERRORS_H_
#define CR_SERVICES_ASSESSMENTS_ERRORS_H_

#include "absl/status/status.h"
#include "services/assessments/domain/referral_states.h"

namespace carereform::assessments::errors {

// FAILED_PRECONDITION, REFERRAL_STATE: a referral in `from` cannot become `to`.
absl::Status ReferralState(assessments::ReferralState from,
                           assessments::ReferralState to);

}  // namespace carereform::assessments::errors

#endif  // CR_SERVICES_ASSESSMENTS_ERRORS_H_
