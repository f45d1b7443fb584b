// The life of a referral: which state may follow which.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_

#include <array>
#include <ostream>

#include "absl/strings/string_view.h"

namespace carereform::assessments {

// Where a referral stands.
enum class ReferralState {
  kReceived,   // Known to the council; nobody has looked at it.
  kTriaged,    // Looked at and given its priority; no worker yet.
  kAllocated,  // A worker has it; the assessment has not begun.
  kStarted,    // The assessment has begun.
  kClosed,     // Finished or no longer needed. Nothing follows.
};

// Every state, in the order in which a referral meets them.
inline constexpr std::array<ReferralState, 5> kReferralStates = {
    ReferralState::kReceived, ReferralState::kTriaged,
    ReferralState::kAllocated, ReferralState::kStarted, ReferralState::kClosed};

// Says whether a referral may go from one state straight to another. A state
// does not follow itself. Triage may be passed over; allocation may not, and
// any referral that is not closed may be closed.
bool CanMove(ReferralState from, ReferralState to);

// Returns `state` as a word in a sentence: "allocated".
absl::string_view StateWord(ReferralState state);

// Writes StateWord(state).
std::ostream& operator<<(std::ostream& out, ReferralState state);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_
