#include "services/reporting/documents/html_cell.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/types/exact_decimal.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/return_index.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

std::string NumberOf(int64_t n) { return WithThousands(absl::StrCat(n)); }

}  // namespace

Attributes CellAttributes(const Cell& cell) {
  return {{"id", CellAnchor(cell)},
          {"data-measure", cell.code()},
          {"data-value", PrintValue(cell)},
          {"data-state", std::string(StateName(cell.value()))},
          {"data-origin", std::string(OriginName(cell.value()))},
          {"data-as-of", IsoAsOf(cell)},
          {"data-outcome", std::string(OutcomeName(cell))}};
}

Markup OutcomeTag(const Cell& cell) {
  switch (cell.outcome()) {
    case Cell::MET:
      return Tag("met", PrintOutcome(cell));
    case Cell::MISSED:
      return Tag("missed", PrintOutcome(cell));
    default:
      return Tag("plain", PrintOutcome(cell));
  }
}

Markup FigureWithPublished(const Cell& cell) {
  Markup figure = Element("strong", {{"class", "value"}}, PrintValue(cell));
  if (!cell.published().empty()) {
    figure += Element("span", {{"class", "below"}},
                      absl::StrCat("Published: ", cell.published()));
  }
  return figure;
}

Markup TargetAndDue(const Cell& cell) {
  return Text(PrintTarget(cell)) +
         Element("span", {{"class", "below"}}, PrintDue(cell));
}

std::string PrintCoverage(const Cell& cell) {
  const MeasureValue& value = cell.value();
  if (StateOf(value) == MeasureValue::SUPPRESSED) return "";
  std::vector<std::string> parts;
  if (value.has_coverage()) {
    parts.push_back(absl::StrCat("Rests on ",
                                 NumberOf(value.coverage().covered()), " of ",
                                 NumberOf(value.coverage().total())));
  }
  for (const MeasureValue::Exclusion& exclusion : value.exclusions()) {
    parts.push_back(absl::StrCat("left out: ", NumberOf(exclusion.n()), ", ",
                                 exclusion.reason()));
  }
  return absl::StrJoin(parts, "; ");
}

std::string PrintNotes(const Cell& cell) {
  std::vector<std::string> notes;
  if (!cell.note().empty()) notes.push_back(cell.note());
  if (!cell.value().note().empty() && cell.value().note() != cell.note()) {
    notes.push_back(cell.value().note());
  }
  return absl::StrJoin(notes, " ");
}

}  // namespace carereform::reporting::documents
