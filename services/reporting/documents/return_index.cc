#include "services/reporting/documents/return_index.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "services/reporting/documents/cell_value.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;
using v1::PlanGroup;

bool IsDeliverable(const Cell& cell) {
  return cell.value().basis() == measures::v1::DELIVERABLE ||
         IsYesOrNo(cell.value());
}

// The last segment, because a group may name its cells in full.
absl::string_view LastSegment(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return slash == absl::string_view::npos ? name : name.substr(slash + 1);
}

bool Measures(const Cell& cell, const PlanGroup& group) {
  if (!group.number().empty() && cell.action_group_number() == group.number()) {
    return true;
  }
  return std::any_of(group.cells().begin(), group.cells().end(),
                     [&cell](const std::string& name) {
                       return LastSegment(name) == cell.id();
                     });
}

}  // namespace

std::string CellAnchor(const Cell& cell) {
  return absl::StrCat("cell-", cell.id());
}

bool IsWait(const Cell& cell) {
  const std::string& unit = cell.value().unit();
  return unit == "days" || unit == "working days" || unit == "minutes" ||
         unit == "hours" || unit == "weeks";
}

ReturnIndex::ReturnIndex(const v1::ReturnModel& model) : model_(model) {
  for (const v1::PlanArea& area : model.areas()) {
    std::set<std::string> waits;
    std::set<std::string> others;
    for (const PlanGroup& group : area.groups()) {
      plan_groups_.insert(group.number());
      for (const Cell& cell : model.cells()) {
        if (cell.action_group_number() != group.number()) continue;
        (IsWait(cell) ? waits : others).insert(cell.code());
      }
    }
    if (waits.size() <= others.size()) continue;
    for (const PlanGroup& group : area.groups()) {
      timeliness_groups_.insert(group.number());
    }
  }
}

bool ReturnIndex::StandsInPlan(const Cell& cell) const {
  const std::string& group = cell.action_group_number();
  if (plan_groups_.count(group) == 0) return false;
  return IsDeliverable(cell) || timeliness_groups_.count(group) == 0;
}

std::vector<const Cell*> ReturnIndex::CellsOf(const PlanGroup& group) const {
  std::vector<const Cell*> cells;
  for (const Cell& cell : model_.cells()) {
    if (Measures(cell, group)) cells.push_back(&cell);
  }
  return cells;
}

std::vector<TargetFigures> ReturnIndex::TimelinessTargets() const {
  std::vector<TargetFigures> targets;
  std::map<std::string, size_t> positions;
  for (const Cell& cell : model_.cells()) {
    if (StandsInPlan(cell)) continue;
    const auto [position, is_new] =
        positions.emplace(cell.code(), targets.size());
    if (is_new) targets.push_back({&cell, {}, {}});
    TargetFigures& target = targets[position->second];
    if (target.head->outcome() == Cell::CONTEXT) target.head = &cell;
    (cell.group().empty() ? target.whole : target.by_group).push_back(&cell);
  }
  return targets;
}

std::vector<const Cell*> ReturnIndex::JudgedCells() const {
  std::vector<const Cell*> cells;
  for (const Cell& cell : model_.cells()) {
    if (cell.outcome() != Cell::CONTEXT && cell.group().empty()) {
      cells.push_back(&cell);
    }
  }
  return cells;
}

}  // namespace carereform::reporting::documents
