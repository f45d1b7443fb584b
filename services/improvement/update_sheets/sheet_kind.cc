#include "services/improvement/update_sheets/sheet_kind.h"

#include "common/rpc/convert.h"
#include "services/improvement/domain/sheet_dates.h"
#include "services/improvement/plan_dates.h"

namespace carereform::improvement {
namespace {

v1::UpdateSheet::Column& AddColumn(std::string column, std::string heading,
                                   v1::UpdateSheet::Format format,
                                   SheetTable& table) {
  v1::UpdateSheet::Column& added = *table.add_columns();
  added.set_column(std::move(column));
  added.set_heading(std::move(heading));
  added.set_format(format);
  return added;
}

}  // namespace

void AddEditable(std::string column, std::string heading,
                 v1::UpdateSheet::Format format, std::string guidance,
                 SheetTable& table) {
  v1::UpdateSheet::Column& added =
      AddColumn(std::move(column), std::move(heading), format, table);
  added.set_editable(true);
  added.set_guidance(std::move(guidance));
}

void AddLocked(std::string column, std::string heading,
               v1::UpdateSheet::Format format, SheetTable& table) {
  AddColumn(std::move(column), std::move(heading), format, table);
}

void AddCell(std::string column, std::string text, SheetRow& row) {
  v1::UpdateSheet::Cell& cell = *row.add_cells();
  cell.set_column(std::move(column));
  cell.set_text(std::move(text));
}

std::string DateCell(const google::type::Date& date) {
  const std::optional<DateOrMonth> stored = StoredDate(date);
  return stored.has_value() ? FormatSheetDate(*stored) : "";
}

google::type::Date DateOfCell(absl::string_view text) {
  const auto date = ParseSheetDate(text);
  if (!date.ok()) return {};
  return date->month_precision ? rpc::ToMonth(date->day)
                               : rpc::ToDate(date->day);
}

std::optional<std::string> Edited(const CellEdits& edits,
                                  absl::string_view column) {
  const auto found = edits.find(column);
  if (found == edits.end()) return std::nullopt;
  return found->second;
}

}  // namespace carereform::improvement
