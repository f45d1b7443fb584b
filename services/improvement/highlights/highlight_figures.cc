#include "services/improvement/highlights/highlight_figures.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/actions.h"
#include "services/improvement/domain/due_dates.h"
#include "services/improvement/domain/milestone_month.h"
#include "services/improvement/highlights/highlight_risks.h"
#include "services/improvement/highlights/highlight_targets.h"
#include "services/improvement/plan_dates.h"
#include "services/improvement/plan_state.h"

namespace carereform::improvement {
namespace {

using v1::Action;
using v1::HighlightReport;
using Figures = HighlightReport::Figures;
using Line = HighlightReport::MilestoneLine;
using Names = std::set<std::string>;

constexpr ActionState kActionStates[] = {
    ActionState::kNotStarted, ActionState::kInProgress, ActionState::kPaused,
    ActionState::kCompleted, ActionState::kCancelled};

// What of the plan is a workstream's.
struct WorkstreamPlan {
  std::vector<GroupAt> groups;
  std::vector<v1::OutcomeTarget> targets;
  std::vector<v1::Milestone> milestones;
};

Line::Standing ToProto(MonthStanding standing) {
  switch (standing) {
    case MonthStanding::kNotReported:
      return Line::STANDING_UNSPECIFIED;
    case MonthStanding::kMet:
      return Line::MET;
    case MonthStanding::kSlipped:
      return Line::SLIPPED;
    case MonthStanding::kComing:
      return Line::COMING;
    case MonthStanding::kOverdue:
      return Line::OVERDUE;
    case MonthStanding::kNoDueDate:
      return Line::NO_DUE_DATE;
  }
  return Line::STANDING_UNSPECIFIED;
}

absl::StatusOr<WorkstreamPlan> PlanOf(const Records& records,
                                      const store::Reader& reader,
                                      const v1::Workstream& workstream) {
  const Names areas(workstream.areas().begin(), workstream.areas().end());
  CR_ASSIGN_OR_RETURN(PlanAt plan, ReadPlan(records, reader, 0));
  CR_ASSIGN_OR_RETURN(std::vector<v1::OutcomeTarget> targets,
                      AllAt(records.outcome_targets(), reader, 0));
  WorkstreamPlan own;
  Names group_names;
  Names holders;  // Of milestones: targets and actions.
  for (GroupAt& at : plan.groups) {
    if (areas.count(at.group.area()) == 0) continue;
    group_names.insert(at.group.name());
    for (const Action& action : at.actions) holders.insert(action.name());
    own.groups.push_back(std::move(at));
  }
  for (v1::OutcomeTarget& target : targets) {
    if (group_names.count(target.action_group()) == 0) continue;
    holders.insert(target.name());
    own.targets.push_back(std::move(target));
  }
  for (v1::Milestone& milestone : plan.milestones) {
    if (holders.count(milestone.outcome_target()) > 0 ||
        holders.count(milestone.action()) > 0) {
      own.milestones.push_back(std::move(milestone));
    }
  }
  return own;
}

// Counts actions by state, and those that are overdue on `day`.
void AddActions(const std::vector<GroupAt>& groups, absl::CivilDay day,
                Figures& figures) {
  std::map<ActionState, int> counts;
  int overdue = 0;
  for (const GroupAt& at : groups) {
    for (const Action& action : at.actions) {
      const ActionState state = StateOn(action, day);
      ++counts[state];
      const auto due = StoredDate(DueDateOf(at.group, action));
      if (IsToBeDone(state) && DaysOverdue(due, day).has_value()) ++overdue;
    }
  }
  for (const ActionState state : kActionStates) {
    HighlightReport::ActionCount& counted = *figures.add_actions();
    counted.set_state(static_cast<Action::State>(state));
    counted.set_count(counts[state]);
  }
  figures.set_overdue_action_count(overdue);
}

// Adds milestones, and counts those that are due in the month of `day`.
void AddMilestones(const std::vector<v1::Milestone>& milestones,
                   absl::CivilDay day, Figures& figures) {
  for (const v1::Milestone& milestone : milestones) {
    const MilestoneDays days{
        .due = StoredDate(milestone.due_date()),
        .forecast = StoredDate(milestone.forecast_date()),
        .achieved = rpc::StoredDay(milestone.achieved_date())};
    if (IsDueInMonth(days, day)) {
      figures.set_milestones_due_count(figures.milestones_due_count() + 1);
    }
    const MonthStanding standing = StandingInMonth(days, day);
    if (standing == MonthStanding::kNotReported) continue;
    Line& line = *figures.add_milestones();
    line.set_milestone(milestone.name());
    line.set_display_name(milestone.display_name());
    line.set_standing(ToProto(standing));
    if (milestone.has_due_date()) {
      *line.mutable_due_date() = milestone.due_date();
    }
    if (milestone.has_forecast_date()) {
      *line.mutable_forecast_date() = milestone.forecast_date();
    }
    if (standing == MonthStanding::kMet) {
      *line.mutable_achieved_date() = milestone.achieved_date();
    }
  }
}

}  // namespace

absl::StatusOr<Figures> FiguresOn(
    const HighlightRecords& records, const store::Reader& reader,
    const v1::Workstream& workstream, absl::CivilDay day,
    const std::optional<HighlightReport>& before) {
  CR_ASSIGN_OR_RETURN(const WorkstreamPlan plan,
                      PlanOf(records.plan(), reader, workstream));
  Figures figures;
  *figures.mutable_as_of_date() = rpc::ToDate(day);
  figures.set_revision(static_cast<int64_t>(reader.head().revision));
  AddActions(plan.groups, day, figures);
  AddMilestones(plan.milestones, day, figures);
  CR_RETURN_IF_ERROR(AddTargets(records.target_rag(), reader, plan.targets, day,
                                before, figures));
  CR_RETURN_IF_ERROR(AddRisks(records.risks(), reader, workstream.name(), day,
                              before, figures));
  return figures;
}

}  // namespace carereform::improvement
