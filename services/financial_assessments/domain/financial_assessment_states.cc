#include "services/financial_assessments/domain/financial_assessment_states.h"

namespace carereform::financial_assessments {

bool CanMove(FinancialAssessmentState from, FinancialAssessmentState to) {
  switch (from) {
    case FinancialAssessmentState::kReferred:
      return to != FinancialAssessmentState::kReferred;
    case FinancialAssessmentState::kAllocated:
      return to == FinancialAssessmentState::kCompleted ||
             to == FinancialAssessmentState::kDecided ||
             to == FinancialAssessmentState::kWithdrawn;
    case FinancialAssessmentState::kCompleted:
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
    case FinancialAssessmentState::kCompleted:
      return "completed";
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
