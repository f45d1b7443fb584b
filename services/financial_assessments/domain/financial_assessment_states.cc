#include "services/financial_assessments/domain/financial_assessment_states.h"

namespace carereform::financial_assessments {

bool CanMove(FinancialAssessmentState from, FinancialAssessmentState to) {
  switch (from) {
    case FinancialAssessmentState::kReferred:
      return to == FinancialAssessmentState::kAllocated ||
             to == FinancialAssessmentState::kDecided ||
             to == FinancialAssessmentState::kWithdrawn;
    case FinancialAssessmentState::kAllocated:
      return to == FinancialAssessmentState::kDecided ||
             to == FinancialAssessmentState::kWithdrawn;
    case FinancialAssessmentState::kDecided:
    case FinancialAssessmentState::kWithdrawn:
      return false;
  }
  return false;
}

absl::string_view StateWord(FinancialAssessmentState state) {
  switch (state) {
    case FinancialAssessmentState::kReferred:
      return "referred";
    case FinancialAssessmentState::kAllocated:
      return "allocated";
    case FinancialAssessmentState::kDecided:
      return "decided";
    case FinancialAssessmentState::kWithdrawn:
      return "withdrawn";
  }
  return "unknown";
}

std::ostream& operator<<(std::ostream& out, FinancialAssessmentState state) {
  return out << StateWord(state);
}

}  // namespace carereform::financial_assessments
