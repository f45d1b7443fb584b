// The errors of account finalisations, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/financial_assessments/domain/account_finalisation_steps.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, ACCOUNT_FINALISATION_STATE: one in `from` cannot become
// `to`.
absl::Status AccountFinalisationState(FinalisationState from,
                                      FinalisationState to);

// FAILED_PRECONDITION, ACCOUNT_FINALISATION_OUTCOME: it cannot end like that,
// for the reason `why`, which says what to do.
absl::Status AccountFinalisationOutcome(absl::string_view why);

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_ERRORS_H_
