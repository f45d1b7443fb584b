#include "services/reporting/documents/history.h"

#include <optional>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/target_chart.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

Markup OnOneLine(absl::string_view text) {
  return Element("span", {{"class", "nowrap"}}, text);
}

TableRow RowOf(const Cell& cell) {
  return {{},
          {OnOneLine(PrintAsOf(cell)), OnOneLine(PrintValue(cell)),
           Text(PrintOrigin(cell))}};
}

TableRow RowOf(const v1::EarlierFigure& figure) {
  Cell cell = CellOf(figure);
  // Nobody computed it here, whatever it is stored as.
  cell.mutable_value()->set_origin(MeasureValue::IMPORTED);
  return RowOf(cell);
}

// What a reader of the table must know before comparing its figures.
Markup BreaksIn(const Cell& cell) {
  Markup told;
  for (const auto& at : cell.series_breaks()) {
    told += Paragraph(absl::StrCat(
        "The series breaks on ", DateInWords(at.from_date()), ": ", at.reason(),
        at.source().empty() ? "" : absl::StrCat(" (", at.source(), ")"),
        ". Figures of before and after that day are not comparable."));
  }
  return told;
}

}  // namespace

Markup HistoryOf(absl::string_view place, const Cell& cell) {
  const std::optional<LineChart> line = LineOf(place, cell);
  if (!line.has_value()) return Markup();
  std::vector<TableRow> rows;
  for (const v1::EarlierFigure& figure : cell.earlier()) {
    rows.push_back(RowOf(figure));
  }
  rows.push_back(RowOf(cell));
  return DrawLine(*line) +
         Table(absl::StrCat(cell.code(), ": ", cell.display_name(),
                            ", the figures drawn"),
               {"Day", "Figure", "Where it comes from"}, rows) +
         BreaksIn(cell);
}

}  // namespace carereform::reporting::documents
