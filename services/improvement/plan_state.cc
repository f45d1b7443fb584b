#include "services/improvement/plan_state.h"

#include <algorithm>
#include <map>
#include <utility>

#include "common/status/status_macros.h"
#include "services/improvement/actions.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/plan.h"
#include "services/improvement/plan_dates.h"

namespace carereform::improvement {
namespace {

using v1::FindOverdueResponse;

bool IsToBeDone(const v1::Action& action, absl::CivilDay day) {
  return IsToBeDone(StateOn(action, day));
}

// Without any action nothing says that a group was done.
bool IsToBeDone(const GroupAt& at, absl::CivilDay day) {
  return at.actions.empty() || std::any_of(at.actions.begin(), at.actions.end(),
                                           [&](const v1::Action& action) {
                                             return IsToBeDone(action, day);
                                           });
}

void AddIfOverdue(
    const std::string& name, const std::string& owner,
    const google::type::Date& due, absl::CivilDay day,
    google::protobuf::RepeatedPtrField<FindOverdueResponse::Overdue>& list) {
  const std::optional<int> days = DaysOverdue(StoredDate(due), day);
  if (!days.has_value()) return;
  FindOverdueResponse::Overdue& overdue = *list.Add();
  overdue.set_name(name);
  overdue.set_owner(owner);
  *overdue.mutable_due_date() = due;
  overdue.set_days(*days);
}

}  // namespace

absl::StatusOr<PlanAt> ReadPlan(const Records& records,
                                const store::Reader& reader, int64_t revision) {
  PlanAt plan;
  CR_ASSIGN_OR_RETURN(std::vector<v1::ActionGroup> groups,
                      AllAt(records.action_groups(), reader, revision));
  CR_ASSIGN_OR_RETURN(std::vector<v1::Action> actions,
                      AllAt(records.actions(), reader, revision));
  CR_ASSIGN_OR_RETURN(plan.milestones,
                      AllAt(records.milestones(), reader, revision));
  std::map<std::string, std::vector<v1::Action>> actions_of;
  for (v1::Action& action : actions) {
    actions_of[action.action_group()].push_back(std::move(action));
  }
  for (v1::ActionGroup& group : groups) {
    std::vector<v1::Action> own = std::move(actions_of[group.name()]);
    std::sort(own.begin(), own.end(),
              [](const v1::Action& a, const v1::Action& b) {
                return a.position() < b.position();
              });
    plan.groups.push_back({std::move(group), std::move(own)});
  }
  std::sort(plan.groups.begin(), plan.groups.end(),
            [](const GroupAt& a, const GroupAt& b) {
              return ParseGroupNumber(a.group.number()) <
                     ParseGroupNumber(b.group.number());
            });
  return plan;
}

const google::type::Date& DueDateOf(const v1::ActionGroup& group,
                                    const v1::Action& action) {
  return action.has_due_date() ? action.due_date() : group.delivery_date();
}

FindOverdueResponse OverdueOn(const PlanAt& plan, absl::CivilDay day) {
  FindOverdueResponse response;
  *response.mutable_as_of_date() = rpc::ToDate(day);
  int without_date = 0;
  for (const GroupAt& at : plan.groups) {
    if (!at.group.has_delivery_date()) ++without_date;
    if (IsToBeDone(at, day)) {
      AddIfOverdue(at.group.name(), "", at.group.delivery_date(), day,
                   *response.mutable_action_groups());
    }
    for (const v1::Action& action : at.actions) {
      if (!IsToBeDone(action, day)) continue;
      AddIfOverdue(action.name(), action.owner(), DueDateOf(at.group, action),
                   day, *response.mutable_actions());
    }
  }
  response.set_action_groups_without_date(without_date);
  for (const v1::Milestone& milestone : plan.milestones) {
    const auto achieved = rpc::StoredDay(milestone.achieved_date());
    if (achieved.has_value() && *achieved <= day) continue;
    AddIfOverdue(milestone.name(), "", milestone.due_date(), day,
                 *response.mutable_milestones());
  }
  return response;
}

}  // namespace carereform::improvement
