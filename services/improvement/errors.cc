#include "services/improvement/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::improvement::errors {

absl::Status MilestoneAchieved(absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "MILESTONE_ACHIEVED",
      absl::StrCat("the milestone was achieved on ", PrintDate(day),
                   " already: read it again to see its evidence"),
      {{"achieved_date", FormatDate(day)}});
}

absl::Status OwnerLeft(absl::string_view field, absl::CivilDay day) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "OWNER_LEFT",
      absl::StrCat("the post that `", field,
                   "` names was given "
                   "up on ",
                   PrintDate(day), ": give the work to one that is there"),
      {{"field", std::string(field)}, {"left_date", FormatDate(day)}});
}

absl::Status ActionInState(ActionState state) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "ACTION_STATE",
      absl::StrCat("the action is ", StateWords(state),
                   ", to which that cannot happen: read it again and choose "
                   "the method for its state"),
      {{"state", std::string(StateWords(state))}});
}

absl::Status MilestoneOpen(absl::string_view milestone) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "MILESTONE_OPEN",
      "a milestone of the action is not reached: record that it was, or give "
      "it to another action",
      {{"milestone", std::string(milestone)}});
}

absl::Status DependencyOpen(absl::string_view action) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEPENDENCY_OPEN",
      "an action that this one depends on is not completed: complete it first, "
      "or take it out of `depends_on`",
      {{"action", std::string(action)}});
}

absl::Status DependencyCycle() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "DEPENDENCY_CYCLE",
      "the action would depend on itself, be it by way of others, so that none "
      "of them could be completed first: take one out of `depends_on`");
}

absl::Status RecommendationInState(RecommendationState state) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "RECOMMENDATION_STATE",
      absl::StrCat("the recommendation is ", StateWords(state),
                   ", to which that cannot happen: read it again and choose "
                   "the method for its state"),
      {{"state", std::string(StateWords(state))}});
}

}  // namespace carereform::improvement::errors
