#include "services/improvement/update_sheets/sheet_scope.h"

#include <set>
#include <utility>

#include "common/status/status_macros.h"
#include "common/types/resource_name.h"

namespace carereform::improvement {
namespace {

// Sets what the scope is called; returns its areas.
absl::StatusOr<std::set<std::string>> AreasOf(const Records& records,
                                              const store::Reader& reader,
                                              SheetScope& scope) {
  scope.is_workstream = MatchName(kWorkstreamPattern, scope.parent).ok();
  if (!scope.is_workstream) {
    CR_ASSIGN_OR_RETURN(const v1::Area area,
                        records.areas().table().Get(reader, scope.parent));
    scope.display_name = area.display_name();
    return std::set<std::string>{scope.parent};
  }
  CR_ASSIGN_OR_RETURN(const v1::Workstream workstream,
                      records.workstreams().table().Get(reader, scope.parent));
  scope.display_name = workstream.display_name();
  return std::set<std::string>(workstream.areas().begin(),
                               workstream.areas().end());
}

}  // namespace

const GroupAt* SheetScope::GroupOfAction(absl::string_view action) const {
  for (const GroupAt& group : groups) {
    for (const v1::Action& one : group.actions) {
      if (one.name() == action) return &group;
    }
  }
  return nullptr;
}

absl::StatusOr<SheetScope> ReadScope(const Records& records,
                                     const store::Reader& reader,
                                     const std::string& parent) {
  SheetScope scope;
  scope.parent = parent;
  CR_ASSIGN_OR_RETURN(const std::set<std::string> areas,
                      AreasOf(records, reader, scope));
  CR_ASSIGN_OR_RETURN(PlanAt plan, ReadPlan(records, reader, 0));
  std::set<std::string> groups;
  for (GroupAt& group : plan.groups) {
    if (areas.count(group.group.area()) == 0) continue;
    groups.insert(group.group.name());
    scope.groups.push_back(std::move(group));
  }
  CR_ASSIGN_OR_RETURN(const std::vector<v1::OutcomeTarget> targets,
                      AllAt(records.outcome_targets(), reader, 0));
  for (const v1::OutcomeTarget& target : targets) {
    if (groups.count(target.action_group()) == 0) continue;
    scope.targets[target.name()] = target;
  }
  for (v1::Milestone& milestone : plan.milestones) {
    if (scope.targets.count(milestone.outcome_target()) != 0 ||
        scope.GroupOfAction(milestone.action()) != nullptr) {
      scope.milestones.push_back(std::move(milestone));
    }
  }
  return scope;
}

}  // namespace carereform::improvement
