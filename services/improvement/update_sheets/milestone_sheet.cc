#include "services/improvement/update_sheets/milestone_sheet.h"

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "services/improvement/handlers/milestones.h"

namespace carereform::improvement {
namespace {

using v1::Milestone;
using v1::UpdateSheet;

constexpr char kForecast[] = "forecast_date";
constexpr char kReason[] = "reason";
constexpr char kAchieved[] = "achieved_date";
constexpr char kEvidence[] = "evidence";

// Returns what a milestone is a part of: the code of its target, and its
// action.
std::string PartOf(const SheetScope& scope, const Milestone& milestone) {
  std::string part;
  const auto target = scope.targets.find(milestone.outcome_target());
  if (target != scope.targets.end()) part = target->second.code();
  const GroupAt* group = scope.GroupOfAction(milestone.action());
  if (group == nullptr) return part;
  for (const v1::Action& action : group->actions) {
    if (action.name() != milestone.action()) continue;
    absl::StrAppend(&part, part.empty() ? "" : ", ", group->group.number(),
                    ", action ", action.position());
  }
  return part;
}

absl::StatusOr<Milestone> Forecast(const Records& records, store::Txn& txn,
                                   const rpc::Call& call,
                                   const std::string& name,
                                   const CellEdits& edits) {
  v1::ForecastMilestoneRequest request;
  request.set_name(name);
  const std::string date = Edited(edits, kForecast).value_or("");
  if (!date.empty()) *request.mutable_forecast_date() = DateOfCell(date);
  request.set_reason(Edited(edits, kReason).value_or(""));
  CR_RETURN_IF_ERROR(CheckForecast(request));
  return ForecastMilestone(records, txn, call, request);
}

absl::StatusOr<Milestone> Achieve(const Records& records, store::Txn& txn,
                                  const rpc::Call& call,
                                  const std::string& name,
                                  const CellEdits& edits) {
  v1::AchieveMilestoneRequest request;
  request.set_name(name);
  const std::string day = Edited(edits, kAchieved).value_or("");
  if (!day.empty()) *request.mutable_achieved_date() = DateOfCell(day);
  request.set_evidence(Edited(edits, kEvidence).value_or(""));
  CR_RETURN_IF_ERROR(CheckAchieve(request));
  return AchieveMilestone(records, txn, call, request);
}

}  // namespace

SheetTable MilestoneSheet::Shape() const {
  SheetTable table;
  table.set_kind(UpdateSheet::MILESTONE);
  table.set_title("Milestones");
  table.set_note("There is no milestone that is still to be reached.");
  AddLocked("part_of", "Part of", UpdateSheet::TEXT, table);
  AddLocked("display_name", "Milestone", UpdateSheet::TEXT, table);
  AddLocked("due_date", "Due date", UpdateSheet::DAY_OR_MONTH, table);
  AddEditable(kForecast, "Forecast", UpdateSheet::DAY_OR_MONTH,
              "When it is now expected: a day such as 31/03/2026 or a month "
              "such as Mar-26.",
              table);
  AddEditable(kReason, "Why the forecast changes", UpdateSheet::TEXT,
              "Up to 500 characters; only where you change the forecast.",
              table);
  AddEditable(kAchieved, "Achieved on", UpdateSheet::DAY,
              "The day it was reached, not in the future.", table);
  AddEditable(
      kEvidence, "Evidence", UpdateSheet::TEXT,
      "What shows that it was reached, in up to 500 characters. Name no "
      "person.",
      table);
  return table;
}

absl::StatusOr<SheetRow> MilestoneSheet::Row(const store::Reader&,
                                             const SheetScope& scope,
                                             const Milestone& milestone) const {
  SheetRow row;
  row.set_resource(milestone.name());
  row.set_etag(milestone.etag());
  AddCell("part_of", PartOf(scope, milestone), row);
  AddCell("display_name", milestone.display_name(), row);
  AddCell("due_date", DateCell(milestone.due_date()), row);
  AddCell(kForecast, DateCell(milestone.forecast_date()), row);
  AddCell(kReason, "", row);
  AddCell(kAchieved, DateCell(milestone.achieved_date()), row);
  AddCell(kEvidence, milestone.evidence(), row);
  return row;
}

absl::StatusOr<std::vector<SheetRow>> MilestoneSheet::OpenRows(
    const store::Reader& reader, const SheetScope& scope) const {
  std::vector<SheetRow> rows;
  for (const Milestone& milestone : scope.milestones) {
    if (milestone.state() == Milestone::ACHIEVED) continue;
    CR_ASSIGN_OR_RETURN(SheetRow row, Row(reader, scope, milestone));
    rows.push_back(std::move(row));
  }
  return rows;
}

absl::StatusOr<std::optional<SheetRow>> MilestoneSheet::RowOf(
    const store::Reader& reader, const SheetScope& scope,
    const std::string& resource) const {
  for (const Milestone& milestone : scope.milestones) {
    if (milestone.name() == resource) return Row(reader, scope, milestone);
  }
  return std::nullopt;
}

absl::StatusOr<SheetRow> MilestoneSheet::RowOfBody(
    const store::Reader& reader, const SheetScope& scope,
    const std::string& body) const {
  CR_ASSIGN_OR_RETURN(const Milestone milestone,
                      MessageOfBody<Milestone>(body));
  return Row(reader, scope, milestone);
}

absl::Status MilestoneSheet::Change(store::Txn& txn, const rpc::Call& call,
                                    const std::string& resource,
                                    const CellEdits& edits) const {
  return ChangeOnce(
      records_.milestones().table(), txn,
      [&](store::Txn& trial) -> absl::StatusOr<Milestone> {
        const bool forecast = edits.count(kForecast) != 0;
        if (!forecast && edits.count(kReason) != 0) {
          return InvalidField(kForecast,
                              "is as it was, and the row says why it changes: "
                              "give the new date, or empty the reason");
        }
        Milestone milestone;
        if (forecast) {
          CR_ASSIGN_OR_RETURN(milestone,
                              Forecast(records_, trial, call, resource, edits));
        }
        if (edits.count(kAchieved) != 0 || edits.count(kEvidence) != 0) {
          CR_ASSIGN_OR_RETURN(milestone,
                              Achieve(records_, trial, call, resource, edits));
        }
        return milestone;
      });
}

std::string MilestoneSheet::ColumnOf(absl::string_view field) const {
  return std::string(field);
}

bool MilestoneSheet::GoesWithOthers(absl::string_view column) const {
  return column == kReason;
}

}  // namespace carereform::improvement
