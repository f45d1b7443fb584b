#include "services/assessments/domain/referral_states.h"

#include <optional>

namespace carereform::assessments {
namespace {

bool IsOpen(ReferralState state) { return state < ReferralState::kClosed; }

// The stage that an open state is reached by.
std::optional<Stage> StageReached(ReferralState state) {
  for (const Stage stage : kStages) {
    if (stage != Stage::kContact && StateAt(stage) == state) return stage;
  }
  return std::nullopt;
}

}  // namespace

ReferralState StateAt(Stage stage) {
  switch (stage) {
    case Stage::kContact:
    case Stage::kReferral:
      return ReferralState::kReceived;
    case Stage::kTriage:
      return ReferralState::kTriaged;
    case Stage::kAllocation:
      return ReferralState::kAllocated;
    case Stage::kStart:
      return ReferralState::kStarted;
    case Stage::kCompletion:
      return ReferralState::kCompleted;
    case Stage::kDecision:
      return ReferralState::kDecided;
    case Stage::kServiceStart:
      return ReferralState::kServiceStarted;
  }
  return ReferralState::kReceived;
}

ReferralState StateFrom(const ReferralDates& dates) {
  if (dates.closed.has_value()) return ReferralState::kClosed;
  return StateAt(LatestStage(dates.stages));
}

bool CanMove(const StageUses& uses, ReferralState from, ReferralState to) {
  if (!IsOpen(from)) return false;
  if (to == ReferralState::kClosed) return true;
  const std::optional<Stage> reached = StageReached(to);
  return reached.has_value() && Follows(uses, *StageReached(from), *reached);
}

bool Allows(ReferralState state, ReferralAction action) {
  switch (action) {
    case ReferralAction::kRate:
    case ReferralAction::kEscalate:
    case ReferralAction::kHold:
    case ReferralAction::kTransfer:
      return IsOpen(state);
    case ReferralAction::kInform:
      return state == ReferralState::kDecided ||
             state == ReferralState::kServiceStarted ||
             state == ReferralState::kClosed;
    case ReferralAction::kCorrect:
    case ReferralAction::kReassign:
    case ReferralAction::kMerge:
    case ReferralAction::kFlag:
      return state != ReferralState::kMerged;
    case ReferralAction::kReopen:
      return state == ReferralState::kClosed;
    case ReferralAction::kUnmerge:
      return state == ReferralState::kMerged;
  }
  return false;
}

absl::string_view StateWord(ReferralState state) {
  switch (state) {
    case ReferralState::kReceived:
      return "received";
    case ReferralState::kTriaged:
      return "triaged";
    case ReferralState::kAllocated:
      return "allocated";
    case ReferralState::kStarted:
      return "started";
    case ReferralState::kCompleted:
      return "completed";
    case ReferralState::kDecided:
      return "decided";
    case ReferralState::kServiceStarted:
      return "service started";
    case ReferralState::kClosed:
      return "closed";
    case ReferralState::kMerged:
      return "merged";
  }
  return "unknown";
}

absl::string_view ActionWords(ReferralAction action) {
  switch (action) {
    case ReferralAction::kRate:
      return "be rated";
    case ReferralAction::kEscalate:
      return "be escalated";
    case ReferralAction::kHold:
      return "be put on hold or taken off";
    case ReferralAction::kTransfer:
      return "be transferred";
    case ReferralAction::kInform:
      return "have an outcome to tell";
    case ReferralAction::kCorrect:
      return "be corrected";
    case ReferralAction::kReassign:
      return "be given to another person";
    case ReferralAction::kReopen:
      return "be opened again";
    case ReferralAction::kMerge:
      return "be merged";
    case ReferralAction::kUnmerge:
      return "be parted again";
    case ReferralAction::kFlag:
      return "be flagged";
  }
  return "be changed";
}

absl::string_view ActionWord(ReferralAction action) {
  switch (action) {
    case ReferralAction::kRate:
      return "rate";
    case ReferralAction::kEscalate:
      return "escalate";
    case ReferralAction::kHold:
      return "hold";
    case ReferralAction::kTransfer:
      return "transfer";
    case ReferralAction::kInform:
      return "inform";
    case ReferralAction::kCorrect:
      return "correct";
    case ReferralAction::kReassign:
      return "reassign";
    case ReferralAction::kReopen:
      return "reopen";
    case ReferralAction::kMerge:
      return "merge";
    case ReferralAction::kUnmerge:
      return "unmerge";
    case ReferralAction::kFlag:
      return "flag";
  }
  return "unknown";
}

std::ostream& operator<<(std::ostream& out, ReferralState state) {
  return out << StateWord(state);
}

}  // namespace carereform::assessments
