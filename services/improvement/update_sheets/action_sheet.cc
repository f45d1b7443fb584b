#include "services/improvement/update_sheets/action_sheet.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/actions.h"
#include "services/improvement/domain/action_states.h"
#include "services/improvement/handlers/actions.h"
#include "services/improvement/state_change.h"

namespace carereform::improvement {
namespace {

using v1::Action;
using v1::UpdateSheet;

constexpr char kState[] = "state";
constexpr char kReason[] = "reason";
constexpr char kChangedOn[] = "changed_on";
constexpr char kDueDate[] = "due_date";
constexpr char kLatestUpdate[] = "latest_update";

constexpr ActionEvent kEvents[] = {ActionEvent::kStart,  ActionEvent::kPause,
                                   ActionEvent::kResume, ActionEvent::kComplete,
                                   ActionEvent::kCancel, ActionEvent::kReopen};

// Returns the event that takes an action from its state to that of those words;
// nothing where there is none.
std::optional<ActionEvent> EventTo(const Action& action,
                                   absl::string_view words) {
  for (const ActionEvent event : kEvents) {
    const auto after = StateAfter(StateOf(action), event);
    if (after.has_value() && StateWords(*after) == words) return event;
  }
  return std::nullopt;
}

void AddState(const Action& action, SheetRow& row) {
  const std::string now(StateWords(StateOf(action)));
  AddCell(kState, now, row);
  UpdateSheet::Cell& cell = *row.mutable_cells(row.cells_size() - 1);
  cell.add_choices(now);
  for (const ActionEvent event : kEvents) {
    const auto after = StateAfter(StateOf(action), event);
    if (after.has_value()) cell.add_choices(std::string(StateWords(*after)));
  }
}

absl::StatusOr<Action> UpdateFields(const Records& records, store::Txn& txn,
                                    const rpc::Call& call,
                                    const std::string& name,
                                    const CellEdits& edits) {
  v1::UpdateActionRequest request;
  request.mutable_action()->set_name(name);
  if (const auto due = Edited(edits, kDueDate)) {
    request.mutable_update_mask()->add_paths(kDueDate);
    if (!due->empty()) {
      *request.mutable_action()->mutable_due_date() = DateOfCell(*due);
    }
  }
  if (const auto update = Edited(edits, kLatestUpdate)) {
    request.mutable_update_mask()->add_paths(kLatestUpdate);
    request.mutable_action()->set_latest_update(*update);
  }
  CR_RETURN_IF_ERROR(records.actions().CheckUpdate(request));
  return records.actions().Update(txn, call, request);
}

absl::StatusOr<Action> ChangeState(const Records& records, store::Txn& txn,
                                   const rpc::Call& call, const Action& action,
                                   const CellEdits& edits) {
  const std::optional<ActionEvent> event =
      EventTo(action, Edited(edits, kState).value_or(""));
  if (!event.has_value()) {
    return InvalidField(kState,
                        "is not a state that the action can come into from the "
                        "one that it is in: choose one of the list");
  }
  // Every request that changes the state of an action has the same fields.
  v1::StartActionRequest request;
  request.set_name(action.name());
  request.set_reason(Edited(edits, kReason).value_or(""));
  const std::string day = Edited(edits, kChangedOn).value_or("");
  if (!day.empty()) *request.mutable_date() = DateOfCell(day);
  CR_RETURN_IF_ERROR(CheckStateChange(request, kActionPattern));
  return ChangeAction(records, txn, call, *event, AskedOf(request));
}

}  // namespace

SheetTable ActionSheet::Shape() const {
  SheetTable table;
  table.set_kind(UpdateSheet::ACTION);
  table.set_title("Actions");
  table.set_note("There is no action that is still to be done.");
  AddLocked("group", "Group", UpdateSheet::TEXT, table);
  AddLocked("text", "Action", UpdateSheet::TEXT, table);
  AddLocked("owner", "Owner", UpdateSheet::TEXT, table);
  AddLocked("group_due", "Group is due", UpdateSheet::DAY_OR_MONTH, table);
  AddEditable(kDueDate, "Due date", UpdateSheet::DAY_OR_MONTH,
              "A day such as 31/03/2026 or a month such as Mar-26; empty where "
              "the group's date is all there is.",
              table);
  AddEditable(kState, "State", UpdateSheet::CHOICE,
              "Choose from the list. A change needs a reason.", table);
  AddEditable(kReason, "Why the state changes", UpdateSheet::TEXT,
              "Up to 500 characters; only where you change the state.", table);
  AddEditable(
      kChangedOn, "Day it changed", UpdateSheet::DAY,
      "A day, not in the future; empty means the day on which the sheet "
      "is applied.",
      table);
  AddEditable(kLatestUpdate, "Latest update", UpdateSheet::TEXT,
              "Where the action has got to, in up to 500 characters. Name no "
              "person.",
              table);
  return table;
}

absl::StatusOr<SheetRow> ActionSheet::Row(const store::Reader& reader,
                                          const SheetScope& scope,
                                          const Action& action) const {
  SheetRow row;
  row.set_resource(action.name());
  row.set_etag(action.etag());
  std::string owner;
  if (!action.owner().empty()) {
    CR_ASSIGN_OR_RETURN(const auto found,
                        records_.owners().table().Find(reader, action.owner()));
    if (found.has_value()) owner = found->role();
  }
  const GroupAt* group = scope.GroupOfAction(action.name());
  AddCell("group",
          group == nullptr ? ""
                           : absl::StrCat(group->group.number(), ", action ",
                                          action.position()),
          row);
  AddCell("text", action.text(), row);
  AddCell("owner", owner, row);
  AddCell("group_due",
          group == nullptr ? "" : DateCell(group->group.delivery_date()), row);
  AddCell(kDueDate, DateCell(action.due_date()), row);
  AddState(action, row);
  AddCell(kReason, "", row);
  AddCell(kChangedOn, "", row);
  AddCell(kLatestUpdate, action.latest_update(), row);
  return row;
}

absl::StatusOr<std::vector<SheetRow>> ActionSheet::OpenRows(
    const store::Reader& reader, const SheetScope& scope) const {
  std::vector<SheetRow> rows;
  for (const GroupAt& group : scope.groups) {
    for (const Action& action : group.actions) {
      if (!IsToBeDone(StateOf(action))) continue;
      CR_ASSIGN_OR_RETURN(SheetRow row, Row(reader, scope, action));
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

absl::StatusOr<std::optional<SheetRow>> ActionSheet::RowOf(
    const store::Reader& reader, const SheetScope& scope,
    const std::string& resource) const {
  for (const GroupAt& group : scope.groups) {
    for (const Action& action : group.actions) {
      if (action.name() == resource) return Row(reader, scope, action);
    }
  }
  return std::nullopt;
}

absl::StatusOr<SheetRow> ActionSheet::RowOfBody(const store::Reader& reader,
                                                const SheetScope& scope,
                                                const std::string& body) const {
  CR_ASSIGN_OR_RETURN(const Action action, MessageOfBody<Action>(body));
  return Row(reader, scope, action);
}

absl::Status ActionSheet::Change(store::Txn& txn, const rpc::Call& call,
                                 const std::string& resource,
                                 const CellEdits& edits) const {
  return ChangeOnce(
      records_.actions().table(), txn,
      [&](store::Txn& trial) -> absl::StatusOr<Action> {
        CR_ASSIGN_OR_RETURN(Action action,
                            records_.actions().table().Get(trial, resource));
        if (edits.count(kDueDate) != 0 || edits.count(kLatestUpdate) != 0) {
          CR_ASSIGN_OR_RETURN(
              action, UpdateFields(records_, trial, call, resource, edits));
        }
        if (edits.count(kState) != 0) {
          return ChangeState(records_, trial, call, action, edits);
        }
        if (edits.count(kReason) != 0 || edits.count(kChangedOn) != 0) {
          return InvalidField(kState,
                              "is as it was, and the row says why or when it "
                              "changed: choose the new state, or empty both");
        }
        return action;
      });
}

std::string ActionSheet::ColumnOf(absl::string_view field) const {
  return std::string(field == "date" ? kChangedOn : field);
}

bool ActionSheet::GoesWithOthers(absl::string_view column) const {
  return column == kReason || column == kChangedOn;
}

}  // namespace carereform::improvement
