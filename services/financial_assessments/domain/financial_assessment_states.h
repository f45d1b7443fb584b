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
  kCompleted,  // What the person pays is worked out; they are not told yet.
  kDecided,    // The person was told. Nothing follows.
  kWithdrawn,  // No longer needed. Nothing follows.
};

// Every state, in the order in which an assessment meets them.
inline constexpr std::array<FinancialAssessmentState, 5>
    kFinancialAssessmentStates = {FinancialAssessmentState::kReferred,
                                  FinancialAssessmentState::kAllocated,
                                  FinancialAssessmentState::kCompleted,
                                  FinancialAssessmentState::kDecided,
                                  FinancialAssessmentState::kWithdrawn};

// Says whether an assessment may go from one state straight to another. A state
// does not follow itself. A completion or a decision may be the first that is
// heard of an assessment since its referral, because the days on which an
// officer took and finished it are not always recorded. Until the person is
// told, an assessment may be withdrawn.
bool CanMove(FinancialAssessmentState from, FinancialAssessmentState to);

// Returns `state` as a word in a sentence: "allocated".
absl::string_view StateWord(FinancialAssessmentState state);

// Writes StateWord(state).
std::ostream& operator<<(std::ostream& out, FinancialAssessmentState state);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_FINANCIAL_ASSESSMENT_STATES_H_
