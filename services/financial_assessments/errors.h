// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ERRORS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ERRORS_H_

#include "absl/status/status.h"
#include "services/financial_assessments/domain/financial_assessment_states.h"

namespace carereform::financial_assessments::errors {

// FAILED_PRECONDITION, FINANCIAL_ASSESSMENT_STATE: a financial assessment in
// `from` cannot become `to`.
absl::Status State(FinancialAssessmentState from, FinancialAssessmentState to);

// FAILED_PRECONDITION, APPEAL_DECIDED: an appeal is decided once.
absl::Status AppealDecided();

// FAILED_PRECONDITION, CONTESTED_CALCULATION_DIFFERS: the calculation is not
// the one that the etag is of.
absl::Status ContestedCalculationDiffers();

// FAILED_PRECONDITION, CONTESTED_CALCULATION_OF_ANOTHER_PERSON: nothing shows
// that the charge and the financial assessment are of one person.
absl::Status ContestedCalculationOfAnotherPerson();

}  // namespace carereform::financial_assessments::errors

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ERRORS_H_
