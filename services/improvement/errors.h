// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/improvement/domain/action_states.h"
#include "services/improvement/domain/recommendation_states.h"

namespace carereform::improvement::errors {

// FAILED_PRECONDITION, MILESTONE_ACHIEVED: a milestone that was achieved on
// `day` cannot be achieved again.
absl::Status MilestoneAchieved(absl::CivilDay day);

// FAILED_PRECONDITION, OWNER_LEFT: what `field` names was given up on `day` and
// can be given no more.
absl::Status OwnerLeft(absl::string_view field, absl::CivilDay day);

// FAILED_PRECONDITION, ACTION_STATE: that cannot happen to an action in
// `state`.
absl::Status ActionInState(ActionState state);

// FAILED_PRECONDITION, MILESTONE_OPEN: an action is not completed while
// `milestone` of it is not reached.
absl::Status MilestoneOpen(absl::string_view milestone);

// FAILED_PRECONDITION, DEPENDENCY_OPEN: an action is not completed while
// `action`, on which it depends, is not.
absl::Status DependencyOpen(absl::string_view action);

// FAILED_PRECONDITION, DEPENDENCY_CYCLE: the action would depend on itself.
absl::Status DependencyCycle();

// FAILED_PRECONDITION, RECOMMENDATION_STATE: that cannot happen to a
// recommendation in `state`.
absl::Status RecommendationInState(RecommendationState state);

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_ERRORS_H_
