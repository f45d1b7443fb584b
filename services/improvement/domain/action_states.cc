#include "services/improvement/domain/action_states.h"

namespace carereform::improvement {
namespace {

using enum ActionState;

struct Transition {
  ActionEvent event;
  ActionState from;
  ActionState to;
};

constexpr Transition kTransitions[] = {
    {ActionEvent::kStart, kNotStarted, kInProgress},
    {ActionEvent::kPause, kInProgress, kPaused},
    {ActionEvent::kResume, kPaused, kInProgress},
    {ActionEvent::kComplete, kInProgress, kCompleted},
    {ActionEvent::kCancel, kNotStarted, kCancelled},
    {ActionEvent::kCancel, kInProgress, kCancelled},
    {ActionEvent::kCancel, kPaused, kCancelled},
    {ActionEvent::kReopen, kCompleted, kInProgress},
    {ActionEvent::kReopen, kCancelled, kInProgress},
};

}  // namespace

std::optional<ActionState> StateAfter(ActionState state, ActionEvent event) {
  for (const Transition& transition : kTransitions) {
    if (transition.event == event && transition.from == state) {
      return transition.to;
    }
  }
  return std::nullopt;
}

bool IsToBeDone(ActionState state) {
  return state != kCompleted && state != kCancelled;
}

ActionState StateOn(absl::Span<const DatedState> changes, absl::CivilDay day) {
  ActionState state = kNotStarted;
  for (const DatedState& change : changes) {
    if (change.day > day) break;
    state = change.state;
  }
  return state;
}

absl::string_view StateWords(ActionState state) {
  switch (state) {
    case kNotStarted:
      return "not started";
    case kInProgress:
      return "in progress";
    case kPaused:
      return "paused";
    case kCompleted:
      return "completed";
    case kCancelled:
      return "cancelled";
  }
  return "unknown";
}

}  // namespace carereform::improvement
