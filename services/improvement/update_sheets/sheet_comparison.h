// A row as somebody filled it in, beside what it was given as and what is
// stored.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_COMPARISON_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_COMPARISON_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/update_sheets.pb.h"
#include "services/improvement/update_sheets/sheet_kind.h"

namespace carereform::improvement {

// How many characters a cell may hold.
inline constexpr int kMaxCellCharacters = 2'000;

using PreviewRow = v1::UpdateSheetPreview::Row;

// Returns the text of a cell without what programs for sheets add or lose:
// lines end in one way, and there are neither controls nor spaces around it.
std::string PlainText(absl::string_view text);

// Adds a problem to a row, of the column of that id or, where it is empty, of
// the row. `description` is the rule and, after a colon, what to do.
void AddProblem(absl::string_view column, absl::string_view place,
                absl::string_view description, PreviewRow& row);

// What comes of a comparison.
struct ComparedRow {
  PreviewRow preview;
  CellEdits edits;  // What is to change, where the state is CHANGED.
};

// Compares `edited` with the row that it was given as, nothing where that
// version is not known, and with what is stored. The state is UNCHANGED,
// CHANGED, STALE or, where a cell cannot be read, REFUSED.
ComparedRow CompareRow(const SheetKind& kind, const v1::EditedRow& edited,
                       const std::optional<SheetRow>& given,
                       const SheetRow& stored);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_COMPARISON_H_
