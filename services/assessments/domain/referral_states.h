// The life of a referral: which state may follow which, and what may be done in
// each.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_

#include <array>
#include <ostream>

#include "absl/strings/string_view.h"
#include "services/assessments/domain/assessment_types.h"
#include "services/assessments/domain/referral_dates.h"

namespace carereform::assessments {

// Where a referral stands.
enum class ReferralState {
  kReceived,        // Known to the council; nobody has looked at it.
  kTriaged,         // Looked at and given its priority; no worker yet.
  kAllocated,       // A worker has it; the assessment has not begun.
  kStarted,         // The assessment has begun.
  kCompleted,       // The assessment is complete; nothing is decided.
  kDecided,         // It was decided what follows.
  kServiceStarted,  // The service has begun.
  kClosed,          // Finished or no longer needed; may be opened again.
  kMerged,          // Found to be the same case as another.
};

// Every state, in the order in which a referral meets them.
inline constexpr std::array<ReferralState, 9> kReferralStates = {
    ReferralState::kReceived,       ReferralState::kTriaged,
    ReferralState::kAllocated,      ReferralState::kStarted,
    ReferralState::kCompleted,      ReferralState::kDecided,
    ReferralState::kServiceStarted, ReferralState::kClosed,
    ReferralState::kMerged};

// What may be done to a referral other than to move it along its stages.
enum class ReferralAction {
  kRate,      // Give it a risk rating.
  kEscalate,  // Take it to somebody more senior.
  kHold,      // Put it on hold, or take it off.
  kTransfer,  // Give it to another team or worker.
  kInform,    // Tell whoever asked of the outcome.
  kCorrect,   // Correct what is recorded of it.
  kReassign,  // Name another record of the person.
  kReopen,    // Open it again.
  kMerge,     // Find it to be the same as another.
  kUnmerge,   // Take that back.
  kFlag,      // Propose to leave it out of adjusted figures.
};

// Every action.
inline constexpr std::array<ReferralAction, 11> kReferralActions = {
    ReferralAction::kRate,     ReferralAction::kEscalate,
    ReferralAction::kHold,     ReferralAction::kTransfer,
    ReferralAction::kInform,   ReferralAction::kCorrect,
    ReferralAction::kReassign, ReferralAction::kReopen,
    ReferralAction::kMerge,    ReferralAction::kUnmerge,
    ReferralAction::kFlag};

// Returns the state that the days of a referral amount to: closed, or that of
// the latest stage that it reached.
ReferralState StateFrom(const ReferralDates& dates);

// Returns the state of a referral that reached `stage` last.
ReferralState StateAt(Stage stage);

// Says whether a referral may go from one state straight to another. A state
// does not follow itself. Stages follow one another as `uses` has it (Follows);
// any referral that is neither closed nor merged may be closed.
bool CanMove(const StageUses& uses, ReferralState from, ReferralState to);

// Says whether `action` may be taken on a referral in `state`.
bool Allows(ReferralState state, ReferralAction action);

// Returns `state` as a word in a sentence: "allocated".
absl::string_view StateWord(ReferralState state);

// Returns what cannot be done, to end a sentence: "be put on hold".
absl::string_view ActionWords(ReferralAction action);

// Returns `action` as a word for programs: "hold".
absl::string_view ActionWord(ReferralAction action);

// Writes StateWord(state).
std::ostream& operator<<(std::ostream& out, ReferralState state);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_STATES_H_
