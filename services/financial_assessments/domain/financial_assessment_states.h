// The life of a financial assessment: which state may follow which.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_STATES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_STATES_H_

#include <array>
#include <ostream>

#include "absl/strings/string_view.h"

namespace carereform::financial_assessments {

// Where a financial assessment stands.
enum class FinancialAssessmentState {
  kReferred,   // Referred; nobody works on it.
  kAllocated,  // An officer works on it.
  kDecided,    // The person's contribution is decided. Nothing follows.
  kWithdrawn,  // No longer needed. Nothing follows.
};

// Every state, in the order in which an assessment meets them.
inline constexpr std::array<FinancialAssessmentState, 4>
    kFinancialAssessmentStates = {FinancialAssessmentState::kReferred,
                                  FinancialAssessmentState::kAllocated,
                                  FinancialAssessmentState::kDecided,
                                  FinancialAssessmentState::kWithdrawn};

// Says whether an assessment may go from one state straight to another. A state
// does not follow itself. A decision may be the first that is heard of an
// assessment since its referral, because the day on which an officer took it is
// not always recorded. Until it is decided, an assessment may be withdrawn.
bool CanMove(FinancialAssessmentState from, FinancialAssessmentState to);

// Returns `state` as a word in a sentence: "allocated".
absl::string_view StateWord(FinancialAssessmentState state);

// Writes StateWord(state).
std::ostream& operator<<(std::ostream& out, FinancialAssessmentState state);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_STATES_H_
