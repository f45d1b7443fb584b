#include <algorithm>
#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "common/rpc/convert.h"
#include "services/reporting/compile/sections.h"

namespace carereform::reporting {
namespace {

using improvement::v1::ActionGroup;

// "1.10" comes after "1.9".
std::pair<int, int> NumberKey(const std::string& number) {
  const std::vector<std::string> parts = absl::StrSplit(number, '.');
  std::pair<int, int> key{0, 0};
  if (!parts.empty()) static_cast<void>(absl::SimpleAtoi(parts[0], &key.first));
  if (parts.size() > 1) {
    static_cast<void>(absl::SimpleAtoi(parts[1], &key.second));
  }
  return key;
}

void AddActions(const PlanParts& plan, const ActionGroup& group,
                v1::PlanGroup& made) {
  std::vector<const improvement::v1::Action*> actions;
  for (const auto& action : plan.actions) {
    if (action.action_group() == group.name()) actions.push_back(&action);
  }
  std::sort(actions.begin(), actions.end(), [](const auto* a, const auto* b) {
    return a->position() < b->position();
  });
  for (const auto* action : actions) {
    made.add_actions(action->lost_in_source()
                         ? "(the words of this action are lost in the source)"
                         : action->text());
  }
}

void AddMilestones(const Gathered& gathered, const ActionGroup& group,
                   v1::PlanGroup& made) {
  for (const auto& target : gathered.plan.outcome_targets) {
    if (target.action_group() != group.name()) continue;
    for (const auto& milestone : gathered.plan.milestones) {
      if (milestone.outcome_target() != target.name()) continue;
      v1::PlanMilestone& added = *made.add_milestones();
      added.set_display_name(milestone.display_name());
      const std::optional<absl::CivilDay> due =
          rpc::StoredDay(milestone.due_date());
      const std::optional<absl::CivilDay> achieved =
          rpc::StoredDay(milestone.achieved_date());
      const bool reached =
          achieved.has_value() && *achieved <= gathered.subject.as_of;
      if (due.has_value()) *added.mutable_due_date() = milestone.due_date();
      if (reached) *added.mutable_achieved_date() = milestone.achieved_date();
      added.set_overdue(!reached && due.has_value() &&
                        *due < gathered.subject.as_of);
    }
  }
}

v1::PlanGroup MakeGroup(const Gathered& gathered, const ActionGroup& group,
                        const std::vector<v1::Cell>& cells) {
  v1::PlanGroup made;
  made.set_number(group.number());
  made.set_display_name(group.display_name());
  AddActions(gathered.plan, group, made);
  *made.mutable_outcomes() = group.outcomes();
  if (const auto due = rpc::StoredDay(group.delivery_date())) {
    *made.mutable_delivery_date() = group.delivery_date();
    made.set_delivery_date_passed(*due < gathered.subject.as_of);
  }
  made.set_progress(group.progress().text());
  if (group.progress().has_as_of_date()) {
    *made.mutable_progress_date() = group.progress().as_of_date();
  }
  for (const v1::Cell& cell : cells) {
    if (cell.action_group_number() == group.number()) made.add_cells(cell.id());
  }
  AddMilestones(gathered, group, made);
  made.set_note(group.provenance().note());
  return made;
}

}  // namespace

std::vector<v1::PlanArea> MakePlan(const Gathered& gathered,
                                   const std::vector<v1::Cell>& cells) {
  std::vector<ActionGroup> groups = gathered.plan.groups;
  std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
    return NumberKey(a.number()) < NumberKey(b.number());
  });
  std::vector<v1::PlanArea> areas;
  for (const auto& area : gathered.plan.areas) {
    v1::PlanArea& made = areas.emplace_back();
    made.set_number(area.number());
    made.set_display_name(area.display_name());
    for (const ActionGroup& group : groups) {
      if (group.area() == area.name()) {
        *made.add_groups() = MakeGroup(gathered, group, cells);
      }
    }
  }
  std::sort(areas.begin(), areas.end(), [](const auto& a, const auto& b) {
    return a.number() < b.number();
  });
  return areas;
}

}  // namespace carereform::reporting
