// Which state an action of the plan comes into by which event.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_ACTION_STATES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_ACTION_STATES_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace carereform::improvement {

// How far an action is. The values are those of the contract.
enum class ActionState {
  kNotStarted = 1,
  kInProgress = 2,
  kPaused = 3,
  kCompleted = 4,
  kCancelled = 5,
};

// What can happen to an action. Each has a method of its own.
enum class ActionEvent { kStart, kPause, kResume, kComplete, kCancel, kReopen };

// Returns the state that an action in `state` comes into by `event`; nothing
// where that cannot happen to it.
std::optional<ActionState> StateAfter(ActionState state, ActionEvent event);

// Returns whether an action in `state` is still to be done.
bool IsToBeDone(ActionState state);

// That an action came into a state on a day.
struct DatedState {
  ActionState state = ActionState::kNotStarted;
  absl::CivilDay day;
};

// Returns the state on `day` after `changes`, the earliest first: that of the
// last change on or before the day, and before the first one, not started.
ActionState StateOn(absl::Span<const DatedState> changes, absl::CivilDay day);

// Returns `state` as words in a sentence: "in progress".
absl::string_view StateWords(ActionState state);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_ACTION_STATES_H_
