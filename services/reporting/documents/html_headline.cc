#include <cstddef>

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/html_cell.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;

struct Tally {
  size_t met = 0;
  size_t missed = 0;
  size_t not_judged = 0;
  size_t without_figure = 0;
};

Tally Count(const std::vector<const Cell*>& cells) {
  Tally tally;
  for (const Cell* cell : cells) {
    switch (cell->outcome()) {
      case Cell::MET:
        ++tally.met;
        break;
      case Cell::MISSED:
        ++tally.missed;
        break;
      default:
        ++tally.not_judged;
    }
    if (!HasValue(cell->value())) ++tally.without_figure;
  }
  return tally;
}

Markup Big(size_t number, absl::string_view words) {
  return Element("li",
                 Element("span", {{"class", "big"}}, absl::StrCat(number)) +
                     Text(" ") + Text(words));
}

Markup Summary(size_t targets, const Tally& tally) {
  const Markup counts =
      Big(tally.met, tally.met == 1 ? "target met" : "targets met") +
      Big(tally.missed,
          tally.missed == 1 ? "target missed" : "targets missed") +
      Big(tally.not_judged, "not judged");
  return Element("ul", {{"class", "tally"}}, counts) +
         Paragraph(absl::StrCat(
             "The plan has ", targets,
             targets == 1 ? " target; " : " targets; ", tally.without_figure,
             tally.without_figure == 1 ? " has" : " have",
             " no figure yet. A number is judged as it stands, even where "
             "its date lies ahead; a deliverable once it is due."));
}

TableRow HeadlineRow(const Cell& cell) {
  return {{},
          {LinkWithin(CellAnchor(cell),
                      absl::StrCat(cell.code(), " ", cell.display_name())),
           FigureWithPublished(cell), TargetAndDue(cell), OutcomeTag(cell),
           Text(PrintAsOf(cell)), Text(OriginName(cell.value()))}};
}

Markup WithoutFigure(const std::vector<const Cell*>& cells) {
  Markup items;
  for (const Cell* cell : cells) {
    if (HasValue(cell->value())) continue;
    const std::string name =
        absl::StrCat(cell->code(), " ", cell->display_name());
    items += Element("li", LinkWithin(CellAnchor(*cell), name) +
                               Text(absl::StrCat(
                                   ": ", PrintValue(*cell), "; target ",
                                   PrintTarget(*cell), ", ", PrintDue(*cell))));
  }
  if (items.empty()) return Markup();
  return Element("h3", "Targets without a figure") +
         Element("ul", {{"class", "columns"}}, items);
}

}  // namespace

Markup HeadlineSection(const ReturnIndex& index) {
  const std::vector<const Cell*> cells = index.JudgedCells();
  std::vector<TableRow> rows;
  for (const Cell* cell : cells) {
    if (HasValue(cell->value())) rows.push_back(HeadlineRow(*cell));
  }
  Markup content = Summary(cells.size(), Count(cells));
  if (!rows.empty()) {
    content += Table("The figure that each target is judged by",
                     {"Target", "Figure", "To reach", "Outcome", "As of",
                      "Computed or imported"},
                     rows);
  }
  return Section("headlines", "Headline figures", index.model().cover(),
                 content + WithoutFigure(cells));
}

}  // namespace carereform::reporting::documents
