#include "services/reporting/documents/target_chart.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/exact_decimal.h"

namespace carereform::reporting::documents {
namespace {

using v1::Cell;

std::optional<int64_t> LengthOf(const Cell& cell) {
  const std::optional<std::string> decimal = DecimalOf(cell.value());
  return decimal.has_value() ? ThousandthsOf(*decimal) : std::nullopt;
}

bool IsJudged(const Cell& cell) {
  return cell.outcome() == Cell::MET || cell.outcome() == Cell::MISSED;
}

std::optional<ChartTarget> TargetOf(const Cell& head) {
  if (head.unit_differs()) return std::nullopt;
  const std::optional<std::string> decimal = FirstDecimalIn(head.target());
  if (!decimal.has_value()) return std::nullopt;
  const std::optional<int64_t> thousandths = ThousandthsOf(*decimal);
  if (!thousandths.has_value()) return std::nullopt;
  return ChartTarget{*thousandths, head.target()};
}

ChartBar BarOf(const Cell& cell) {
  std::string label = FigureLabel(cell);
  if (IsJudged(cell)) absl::StrAppend(&label, " (used to judge)");
  return {label, PrintValue(cell), LengthOf(cell),
          cell.value().basis() == measures::v1::FLOW};
}

std::string TitleOf(const Cell& head, const Chart& chart) {
  if (!chart.target.has_value() || !IsJudged(head)) return head.display_name();
  return absl::StrCat(PrintValue(head), " against a target of ", head.target());
}

std::vector<std::string> UnitsOf(const std::vector<const Cell*>& cells) {
  std::vector<std::string> units;
  for (const Cell* cell : cells) {
    const std::string& unit = cell->value().unit();
    if (LengthOf(*cell).has_value() &&
        std::find(units.begin(), units.end(), unit) == units.end()) {
      units.push_back(unit);
    }
  }
  return units;
}

}  // namespace

std::string FigureLabel(const Cell& cell) {
  if (!cell.group().empty()) return cell.group();
  return absl::StrCat(PrintBasis(cell), ", ", PrintAsOf(cell));
}

std::vector<Chart> ChartsOf(absl::string_view id, const Cell& head,
                            const std::vector<const Cell*>& cells) {
  std::vector<Chart> charts;
  for (const std::string& unit : UnitsOf(cells)) {
    Chart chart;
    for (const Cell* cell : cells) {
      if (cell->value().unit() == unit) chart.bars.push_back(BarOf(*cell));
    }
    if (head.value().unit() == unit) chart.target = TargetOf(head);
    if (chart.bars.size() < 2 && !chart.target.has_value()) continue;
    chart.id = absl::StrCat("chart-", id, "-", charts.size() + 1);
    chart.title = TitleOf(head, chart);
    chart.subtitle = absl::StrCat(head.display_name(), ", ", unit);
    charts.push_back(chart);
  }
  return charts;
}

}  // namespace carereform::reporting::documents
