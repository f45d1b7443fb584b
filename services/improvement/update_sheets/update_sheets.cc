#include "services/improvement/update_sheets/update_sheets.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/seen_version.h"
#include "services/improvement/update_sheets/sheet_comparison.h"
#include "services/improvement/update_sheets/sheet_scope.h"

namespace carereform::improvement {
namespace {

using v1::EditedRow;
using v1::UpdateSheetPreview;

// A row with its kind, which is null where the sheet has none such.
struct Work {
  const EditedRow* edited = nullptr;
  const SheetKind* kind = nullptr;
  ComparedRow compared;
};

// Refuses a row as a whole.
void RefuseRow(absl::string_view description, PreviewRow& row) {
  AddProblem("", "", description, row);
  row.set_state(UpdateSheetPreview::REFUSED);
}

// Returns the row that the resource gave when it had `etag`; nothing where that
// version is no longer known.
absl::StatusOr<std::optional<SheetRow>> RowGiven(const store::Reader& reader,
                                                 const SheetKind& kind,
                                                 const SheetScope& scope,
                                                 const std::string& etag,
                                                 const SheetRow& stored) {
  if (etag == stored.etag()) return stored;
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> body,
                      store::BodyOfEtag(reader, stored.resource(), etag));
  if (!body.has_value()) return std::nullopt;
  CR_ASSIGN_OR_RETURN(SheetRow row, kind.RowOfBody(reader, scope, *body));
  return row;
}

absl::Status CompareWork(const store::Reader& reader, const SheetScope& scope,
                         Work& work) {
  const EditedRow& edited = *work.edited;
  PreviewRow& row = work.compared.preview;
  if (edited.resource().empty()) {
    RefuseRow(
        "is not one of the rows that the sheet was given with: add what is new "
        "to the plan, and take a new sheet",
        row);
    return absl::OkStatus();
  }
  std::optional<SheetRow> stored;
  if (work.kind != nullptr) {
    CR_ASSIGN_OR_RETURN(stored,
                        work.kind->RowOf(reader, scope, edited.resource()));
  }
  if (!stored.has_value()) {
    RefuseRow(
        "is about something that this area or workstream does not have: apply "
        "it in the sheet that it is from",
        row);
    return absl::OkStatus();
  }
  if (edited.etag().empty()) {
    RefuseRow(
        "has lost its hidden etag, so that nobody can say whether it is the "
        "latest: take a new sheet",
        row);
    return absl::OkStatus();
  }
  CR_ASSIGN_OR_RETURN(
      const std::optional<SheetRow> given,
      RowGiven(reader, *work.kind, scope, edited.etag(), *stored));
  work.compared = CompareRow(*work.kind, edited, given, *stored);
  return absl::OkStatus();
}

// Returns where the cell of that column is in the caller's file.
std::string PlaceOf(const EditedRow& row, absl::string_view column) {
  for (const EditedRow::Cell& cell : row.cells()) {
    if (cell.column() == column) return cell.place();
  }
  return "";
}

// Tells in the row why its change was refused.
void AddRefusal(const absl::Status& refused, Work& work) {
  PreviewRow& row = work.compared.preview;
  row.set_state(UpdateSheetPreview::REFUSED);
  for (const FieldViolation& violation : ViolationsOf(refused)) {
    const absl::string_view field = violation.field;
    // Only the last part of a path such as "action.due_date" is in the sheet.
    const std::string column =
        work.kind->ColumnOf(field.substr(field.rfind('.') + 1));
    AddProblem(column, PlaceOf(*work.edited, column), violation.description,
               row);
  }
  if (row.problems_size() > 0) return;
  const std::string column = work.kind->MainColumn();
  AddProblem(column, PlaceOf(*work.edited, column), refused.message(), row);
}

// Returns whether an error is about what the row asks for.
bool IsAboutRow(const absl::Status& status) {
  return !ReasonOf(status).empty() &&
         (absl::IsInvalidArgument(status) ||
          absl::IsFailedPrecondition(status) || absl::IsNotFound(status));
}

// Makes the changes. One that is refused is tried again once others are made,
// such as completing an action after its last milestone is achieved.
absl::Status MakeChanges(store::Txn& txn, const rpc::Call& call,
                         std::vector<Work*> changes) {
  bool progress = true;
  while (progress && !changes.empty()) {
    progress = false;
    std::vector<Work*> left;
    for (Work* work : changes) {
      const absl::Status changed = work->kind->Change(
          txn, call, work->edited->resource(), work->compared.edits);
      if (!changed.ok() && !IsAboutRow(changed)) return changed;
      work->compared.preview.clear_problems();
      if (changed.ok()) {
        work->compared.preview.set_state(UpdateSheetPreview::CHANGED);
        progress = true;
        continue;
      }
      AddRefusal(changed, *work);
      left.push_back(work);
    }
    changes = std::move(left);
  }
  return absl::OkStatus();
}

// Refuses every row after the first about one resource.
void RefuseRepeated(std::vector<Work>& rows) {
  std::set<std::string> seen;
  for (Work& work : rows) {
    if (work.edited->resource().empty() ||
        seen.insert(work.edited->resource()).second) {
      continue;
    }
    work.compared.preview.clear_problems();
    work.compared.preview.clear_cells();
    RefuseRow("is there twice: keep one of the two", work.compared.preview);
  }
}

std::vector<Work*> InOrder(std::vector<Work>& rows) {
  std::vector<Work*> changes;
  for (Work& work : rows) {
    if (work.compared.preview.state() == UpdateSheetPreview::CHANGED) {
      changes.push_back(&work);
    }
  }
  std::sort(changes.begin(), changes.end(), [](const Work* a, const Work* b) {
    return std::make_tuple(a->edited->kind(), a->edited->resource()) <
           std::make_tuple(b->edited->kind(), b->edited->resource());
  });
  return changes;
}

void AddTo(UpdateSheetPreview& preview, Work work) {
  PreviewRow& row = work.compared.preview;
  row.set_kind(work.edited->kind());
  row.set_resource(work.edited->resource());
  row.set_row_number(work.edited->row_number());
  if (row.state() == UpdateSheetPreview::CHANGED) {
    preview.set_changed_count(preview.changed_count() + 1);
  } else if (row.state() == UpdateSheetPreview::REFUSED) {
    preview.set_refused_count(preview.refused_count() + 1);
  } else if (row.state() == UpdateSheetPreview::STALE) {
    preview.set_stale_count(preview.stale_count() + 1);
  }
  *preview.add_rows() = std::move(row);
}

}  // namespace

absl::StatusOr<v1::UpdateSheet> UpdateSheets::Read(const store::Reader& reader,
                                                   const std::string& parent,
                                                   absl::CivilDay today) const {
  CR_ASSIGN_OR_RETURN(const SheetScope scope, ReadScope(plan_, reader, parent));
  v1::UpdateSheet sheet;
  sheet.set_parent(parent);
  sheet.set_display_name(scope.display_name);
  *sheet.mutable_as_of_date() = rpc::ToDate(today);
  sheet.set_revision(static_cast<int64_t>(reader.head().revision));
  for (const SheetKind* kind : kinds()) {
    CR_ASSIGN_OR_RETURN(std::vector<SheetRow> rows,
                        kind->OpenRows(reader, scope));
    SheetTable& table = *sheet.add_tables();
    table = kind->Shape();
    if (!rows.empty()) table.clear_note();
    for (SheetRow& row : rows) *table.add_rows() = std::move(row);
  }
  return sheet;
}

absl::StatusOr<v1::UpdateSheetPreview> UpdateSheets::Apply(
    store::Txn& txn, const rpc::Call& call, const std::string& parent,
    const EditedRows& rows, const std::set<std::string>& leave_out) const {
  CR_ASSIGN_OR_RETURN(const SheetScope scope, ReadScope(plan_, txn, parent));
  std::vector<Work> all;
  for (const EditedRow& edited : rows) {
    if (leave_out.count(edited.resource()) != 0) continue;
    Work& work = all.emplace_back();
    work.edited = &edited;
    for (const SheetKind* kind : kinds()) {
      if (kind->Shape().kind() == edited.kind()) work.kind = kind;
    }
    CR_RETURN_IF_ERROR(CompareWork(txn, scope, work));
  }
  RefuseRepeated(all);
  CR_RETURN_IF_ERROR(MakeChanges(txn, call, InOrder(all)));
  UpdateSheetPreview preview;
  preview.set_parent(parent);
  preview.set_revision(static_cast<int64_t>(txn.head().revision));
  for (Work& work : all) AddTo(preview, std::move(work));
  return preview;
}

}  // namespace carereform::improvement
