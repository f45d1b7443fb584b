#include "services/improvement/update_sheets/sheet_comparison.h"

#include <algorithm>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/types/safe_text.h"
#include "services/improvement/domain/sheet_dates.h"

namespace carereform::improvement {
namespace {

using v1::EditedRow;
using v1::UpdateSheet;
using v1::UpdateSheetPreview;

// A cell in every version that there is.
struct ComparedCell {
  const UpdateSheet::Column* column = nullptr;
  const EditedRow::Cell* edited_cell = nullptr;  // Null where it is not sent.
  std::string given;
  std::string edited;
  std::string stored;

  bool was_edited() const { return edited != given; }
  bool was_stored_anew() const { return stored != given; }
};

std::string TextIn(const SheetRow& row, const std::string& column) {
  for (const UpdateSheet::Cell& cell : row.cells()) {
    if (cell.column() == column) return PlainText(cell.text());
  }
  return "";
}

const EditedRow::Cell* FindCell(const EditedRow& row,
                                const std::string& column) {
  for (const EditedRow::Cell& cell : row.cells()) {
    if (cell.column() == column) return &cell;
  }
  return nullptr;
}

// Returns the text of a cell in the one form that its format has. Errors:
// INVALID_ARGUMENT, with no reason, with the rule and what to do.
absl::StatusOr<std::string> InFormat(UpdateSheet::Format format,
                                     const std::string& text) {
  if (text.empty()) return text;
  if (format == UpdateSheet::CHOICE) return absl::AsciiStrToLower(text);
  if (format != UpdateSheet::DAY && format != UpdateSheet::DAY_OR_MONTH) {
    return text;
  }
  const absl::StatusOr<DateOrMonth> date = ParseSheetDate(text);
  if (!date.ok()) return date.status();
  if (format == UpdateSheet::DAY && date->month_precision) {
    return absl::InvalidArgumentError(
        "is a month, and a day is needed: write it as 31/03/2026");
  }
  return FormatSheetDate(*date);
}

// Reads what was sent into `cell`, and adds what is wrong with it.
void ReadEdited(ComparedCell& cell, PreviewRow& row) {
  const EditedRow::Cell& sent = *cell.edited_cell;
  const auto refuse = [&](absl::string_view description) {
    AddProblem(sent.column(), sent.place(), description, row);
  };
  if (sent.formula()) {
    refuse("holds a formula, which is not taken: write the value itself");
    return;
  }
  const std::string text = PlainText(sent.text());
  if (CharactersOf(text).size() > kMaxCellCharacters) {
    refuse("is longer than 2,000 characters: shorten it");
    return;
  }
  cell.edited = text;
  // What was given stays good, whatever form it has.
  if (text == cell.given || text == cell.stored) return;
  const absl::StatusOr<std::string> formatted =
      InFormat(cell.column->format(), text);
  if (!formatted.ok()) {
    refuse(formatted.status().message());
    return;
  }
  cell.edited = *formatted;
}

std::vector<ComparedCell> CompareCells(const SheetTable& shape,
                                       const EditedRow& edited,
                                       const std::optional<SheetRow>& given,
                                       const SheetRow& stored,
                                       PreviewRow& row) {
  std::vector<ComparedCell> cells;
  for (const UpdateSheet::Column& column : shape.columns()) {
    ComparedCell cell;
    cell.column = &column;
    cell.edited_cell = FindCell(edited, column.column());
    cell.stored = TextIn(stored, column.column());
    cell.given =
        given.has_value() ? TextIn(*given, column.column()) : cell.stored;
    cell.edited = cell.given;
    if (cell.edited_cell != nullptr && column.editable()) ReadEdited(cell, row);
    if (cell.edited_cell != nullptr && !column.editable()) {
      const std::string text = PlainText(cell.edited_cell->text());
      if (text != cell.given && text != cell.stored) {
        row.add_passed_over(column.heading());
      }
    }
    cells.push_back(std::move(cell));
  }
  return cells;
}

void AddCompared(const ComparedCell& cell, PreviewRow& row) {
  UpdateSheetPreview::Cell& added = *row.add_cells();
  added.set_column(cell.column->column());
  added.set_heading(cell.column->heading());
  if (cell.edited_cell != nullptr) added.set_place(cell.edited_cell->place());
  added.set_given(cell.given);
  added.set_edited(cell.edited);
  added.set_stored(cell.stored);
}

// Returns whether a row of an earlier version asks for something that is not so
// already. What only goes with other changes counts where there are none.
bool AsksForMore(const SheetKind& kind,
                 const std::vector<ComparedCell>& cells) {
  bool edited = false;
  bool differs = false;
  bool goes_with_others = false;
  for (const ComparedCell& cell : cells) {
    if (!cell.was_edited()) continue;
    if (kind.GoesWithOthers(cell.column->column())) {
      goes_with_others = true;
      continue;
    }
    edited = true;
    differs = differs || cell.edited != cell.stored;
  }
  return differs || (goes_with_others && !edited);
}

}  // namespace

std::string PlainText(absl::string_view text) {
  std::string plain;
  for (const char32_t character : CharactersOf(text)) {
    if (character == U'\r') continue;
    if (IsControl(character)) continue;
    AppendUtf8(character, &plain);
  }
  return std::string(absl::StripAsciiWhitespace(plain));
}

void AddProblem(absl::string_view column, absl::string_view place,
                absl::string_view description, PreviewRow& row) {
  UpdateSheetPreview::Problem& problem = *row.add_problems();
  problem.set_column(std::string(column));
  problem.set_place(std::string(place));
  const size_t colon = description.find(": ");
  problem.set_rule(std::string(description.substr(0, colon)));
  if (colon == absl::string_view::npos) return;
  problem.set_remedy(std::string(description.substr(colon + 2)));
}

ComparedRow CompareRow(const SheetKind& kind, const EditedRow& edited,
                       const std::optional<SheetRow>& given,
                       const SheetRow& stored) {
  ComparedRow compared;
  PreviewRow& row = compared.preview;
  const SheetTable shape = kind.Shape();
  const bool newer = edited.etag() != stored.etag();
  const std::vector<ComparedCell> cells =
      CompareCells(shape, edited, given, stored, row);
  const bool changes = newer ? AsksForMore(kind, cells)
                             : std::any_of(cells.begin(), cells.end(),
                                           [](const ComparedCell& cell) {
                                             return cell.was_edited();
                                           });
  for (const ComparedCell& cell : cells) {
    if (cell.was_edited()) {
      compared.edits[cell.column->column()] = cell.edited;
    }
    if (changes && (cell.was_edited() || cell.was_stored_anew())) {
      AddCompared(cell, row);
    }
  }
  row.set_state(row.problems_size() > 0 ? UpdateSheetPreview::REFUSED
                : !changes              ? UpdateSheetPreview::UNCHANGED
                : newer                 ? UpdateSheetPreview::STALE
                                        : UpdateSheetPreview::CHANGED);
  return compared;
}

}  // namespace carereform::improvement
