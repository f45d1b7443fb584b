#include "services/financial_assessments/handlers/financial_assessment_conversion.h"

#include "common/rpc/convert.h"

namespace carereform::financial_assessments {

using v1::FinancialAssessment;

FinancialAssessmentDates DatesOf(const FinancialAssessment& assessment) {
  return {.referred = *rpc::StoredDay(assessment.referred_date()),
          .allocated = rpc::StoredDay(assessment.allocated_date()),
          .decided = rpc::StoredDay(assessment.decided_date()),
          .withdrawn = rpc::StoredDay(assessment.withdrawn_date()),
          .completed = rpc::StoredDay(assessment.completed_date())};
}

FinancialAssessment::State StateFollowingFrom(
    const FinancialAssessment& assessment) {
  if (assessment.has_withdrawn_date()) return FinancialAssessment::WITHDRAWN;
  if (assessment.has_decided_date()) return FinancialAssessment::DECIDED;
  if (assessment.has_completed_date()) return FinancialAssessment::COMPLETED;
  if (assessment.has_allocated_date()) return FinancialAssessment::ALLOCATED;
  return FinancialAssessment::REFERRED;
}

FinancialAssessmentState DomainState(FinancialAssessment::State state) {
  switch (state) {
    case FinancialAssessment::ALLOCATED:
      return FinancialAssessmentState::kAllocated;
    case FinancialAssessment::COMPLETED:
      return FinancialAssessmentState::kCompleted;
    case FinancialAssessment::DECIDED:
      return FinancialAssessmentState::kDecided;
    case FinancialAssessment::WITHDRAWN:
      return FinancialAssessmentState::kWithdrawn;
    default:
      return FinancialAssessmentState::kReferred;
  }
}

}  // namespace carereform::financial_assessments
