// The errors of charges over time and of uprating, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, CHARGE_ENDED: the charge is over on the day asked about.
absl::Status ChargeEnded();

// FAILED_PRECONDITION, TOO_MANY_CIRCUMSTANCES: the charge would come to have
// more than `most` circumstances that count.
absl::Status TooManyVersions(int most);

// FAILED_PRECONDITION, UPRATING_RUN_STATE: a run in `state` cannot become
// `wanted`.
absl::Status UpratingRunState(absl::string_view state,
                              absl::string_view wanted);

// PERMISSION_DENIED, SECOND_PERSON_REQUIRED: whoever had an uprating prepared
// cannot apply it.
absl::Status SecondPersonRequired();

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_ERRORS_H_
