#include "tools/carereform/update_sheet_text.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "tools/carereform/names.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using improvement::v1::UpdateSheet;
using improvement::v1::UpdateSheetPreview;

constexpr size_t kTextWidth = 40;

// Returns where a row is: its table and its number in the file.
std::string RowOf(const UpdateSheetPreview::Row& row) {
  return absl::StrCat(absl::AsciiStrToLower(UpdateSheet::Kind_Name(row.kind())),
                      " row ", row.row_number());
}

void PrintChanged(const UpdateSheetPreview& preview, std::ostream& out) {
  Table table({{"ROW"},
               {"RESOURCE"},
               {"CELL"},
               {"COLUMN"},
               {"WAS", Alignment::kLeft, kTextWidth},
               {"BECOMES", Alignment::kLeft, kTextWidth}});
  for (const UpdateSheetPreview::Row& row : preview.rows()) {
    if (row.state() != UpdateSheetPreview::CHANGED) continue;
    for (const UpdateSheetPreview::Cell& cell : row.cells()) {
      table.AddRow({RowOf(row), std::string(LastSegment(row.resource())),
                    cell.place(), cell.heading(), cell.stored(),
                    cell.edited()});
    }
  }
  if (table.empty()) return;
  out << "\nWhat changes\n";
  table.Print(out);
}

void PrintRefused(const UpdateSheetPreview& preview, std::ostream& out) {
  Table table({{"ROW"},
               {"CELL"},
               {"COLUMN"},
               {"WHAT IS WRONG", Alignment::kLeft, kTextWidth},
               {"WHAT TO DO", Alignment::kLeft, kTextWidth}});
  for (const UpdateSheetPreview::Row& row : preview.rows()) {
    for (const UpdateSheetPreview::Problem& problem : row.problems()) {
      table.AddRow({RowOf(row), problem.place(), problem.column(),
                    problem.rule(), problem.remedy()});
    }
  }
  if (table.empty()) return;
  out << "\nWhat is refused\n";
  table.Print(out);
}

void PrintStale(const UpdateSheetPreview& preview, std::ostream& out) {
  Table table({{"ROW"},
               {"RESOURCE"},
               {"COLUMN"},
               {"IN THE SHEET AT FIRST", Alignment::kLeft, kTextWidth},
               {"YOURS", Alignment::kLeft, kTextWidth},
               {"STORED SINCE", Alignment::kLeft, kTextWidth}});
  for (const UpdateSheetPreview::Row& row : preview.rows()) {
    if (row.state() != UpdateSheetPreview::STALE) continue;
    for (const UpdateSheetPreview::Cell& cell : row.cells()) {
      table.AddRow({RowOf(row), std::string(LastSegment(row.resource())),
                    cell.heading(), cell.given(), cell.edited(),
                    cell.stored()});
    }
  }
  if (table.empty()) return;
  out << "\nWhat somebody else changed since the sheet was taken\n";
  table.Print(out);
}

void PrintPassedOver(const UpdateSheetPreview& preview, std::ostream& out) {
  Table table({{"ROW"}, {"COLUMN"}});
  for (const UpdateSheetPreview::Row& row : preview.rows()) {
    for (const std::string& heading : row.passed_over()) {
      table.AddRow({RowOf(row), heading});
    }
  }
  if (table.empty()) return;
  out << "\nWhat is passed over, because it cannot be changed in a sheet\n";
  table.Print(out);
}

}  // namespace

void PrintSheetPreview(const UpdateSheetPreview& preview, std::ostream& out) {
  const int unchanged = preview.rows_size() - preview.changed_count() -
                        preview.refused_count() - preview.stale_count();
  out << preview.parent() << ": " << preview.changed_count() << " rows change, "
      << preview.refused_count() << " are refused, " << preview.stale_count()
      << " are older than what is stored, " << unchanged
      << " stay as they are\n";
  PrintChanged(preview, out);
  PrintRefused(preview, out);
  PrintStale(preview, out);
  PrintPassedOver(preview, out);
}

}  // namespace carereform::command_line
