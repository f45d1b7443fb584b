// Between financial assessments of the contract and those of the domain.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_CONVERSION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_CONVERSION_H_

#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "services/financial_assessments/domain/financial_assessment_dates.h"
#include "services/financial_assessments/domain/financial_assessment_states.h"

namespace carereform::financial_assessments {

// Returns the dates of a financial assessment whose shape was checked.
FinancialAssessmentDates DatesOf(const v1::FinancialAssessment& assessment);

// Returns the state that the dates of `assessment` amount to.
v1::FinancialAssessment::State StateFollowingFrom(
    const v1::FinancialAssessment& assessment);

// Returns a stored state. Requires one other than STATE_UNSPECIFIED.
FinancialAssessmentState DomainState(v1::FinancialAssessment::State state);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_ASSESSMENT_CONVERSION_H_
