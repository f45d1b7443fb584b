#include "services/reporting/documents/target_chart.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/types/exact_decimal.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

bool IsJudged(const Cell& cell) {
  return cell.outcome() == Cell::MET || cell.outcome() == Cell::MISSED;
}

ChartBar BarOf(const Cell& cell) {
  std::string label = FigureLabel(cell);
  if (IsJudged(cell)) absl::StrAppend(&label, " (used to judge)");
  return {label, PrintValue(cell), LengthOf(cell),
          cell.value().basis() == measures::v1::FLOW};
}

std::string TitleOf(const Cell& head, const BarChart& chart) {
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

const google::type::Date& LastDateOf(const MeasureValue& value) {
  return value.has_period() ? value.period().last_date() : value.as_of_date();
}

// Of a figure of which only the month is known, the month's first day.
google::type::Date FirstDateOf(const Cell& cell) {
  const MeasureValue& value = cell.value();
  google::type::Date first =
      value.has_period() ? value.period().first_date() : value.as_of_date();
  if (cell.month_precision()) first.set_day(1);
  return first;
}

std::optional<LinePoint> PointOf(const Cell& cell) {
  const google::type::Date& date = LastDateOf(cell.value());
  const std::optional<int64_t> day = DayNumberOf(date);
  if (!day.has_value()) return std::nullopt;
  return LinePoint{
      *day,
      DayNumberOf(FirstDateOf(cell)).value_or(*day),
      cell.month_precision() ? MonthInWords(date) : DateInShort(date),
      PrintValue(cell),
      LengthOf(cell),
      cell.value().origin() == MeasureValue::COMPUTED};
}

// What became of the figure between the first day and the last, if both are
// known and can be compared; after a break, since it.
std::string ChangeInWords(const LineChart& chart) {
  const LinePoint& last = chart.points.back();
  const auto comparable = std::find_if(
      chart.points.begin(), chart.points.end(), [&](const LinePoint& point) {
        return !BreaksBetween(chart, point, last);
      });
  const bool since_break = comparable != chart.points.begin();
  if (since_break && chart.points.end() - comparable < 2) {
    return absl::StrCat(last.words, ", after a break in the series");
  }
  const LinePoint& first = *comparable;
  const absl::string_view since =
      since_break ? " since a break in the series" : "";
  if (!first.thousandths.has_value() || !last.thousandths.has_value()) {
    return last.words;
  }
  if (*first.thousandths == *last.thousandths) {
    return absl::StrCat("Unchanged at ", last.words, since);
  }
  return absl::StrCat(*first.thousandths > *last.thousandths ? "Fell" : "Rose",
                      " from ", first.words, " to ", last.words, since);
}

std::vector<LineBreak> BreaksOf(const Cell& cell) {
  std::vector<LineBreak> breaks;
  for (const auto& at : cell.series_breaks()) {
    const std::optional<int64_t> day = DayNumberOf(at.from_date());
    if (!day.has_value()) continue;
    breaks.push_back({*day, DateInShort(at.from_date()), at.reason()});
  }
  return breaks;
}

std::string TitleOf(const Cell& cell, const LineChart& chart) {
  std::string title = ChangeInWords(chart);
  if (IsJudged(cell)) {
    absl::StrAppend(&title, ", target ",
                    cell.outcome() == Cell::MET ? "met" : "missed");
  }
  return title;
}

}  // namespace

std::optional<int64_t> LengthOf(const Cell& cell) {
  const std::optional<std::string> decimal = DecimalOf(cell.value());
  return decimal.has_value() ? ThousandthsOf(*decimal) : std::nullopt;
}

std::optional<ChartTarget> TargetOf(const Cell& cell) {
  if (cell.unit_differs()) return std::nullopt;
  const std::optional<std::string> decimal = FirstDecimalIn(cell.target());
  if (!decimal.has_value()) return std::nullopt;
  const std::optional<int64_t> thousandths = ThousandthsOf(*decimal);
  if (!thousandths.has_value()) return std::nullopt;
  return ChartTarget{*thousandths, cell.target()};
}

std::string FigureLabel(const Cell& cell) {
  return absl::StrCat(PrintBasis(cell), ", ", PrintAsOf(cell));
}

std::vector<BarChart> BarsOf(absl::string_view place, const Cell& head,
                             const std::vector<const Cell*>& cells) {
  std::vector<BarChart> charts;
  for (const std::string& unit : UnitsOf(cells)) {
    BarChart chart;
    bool has_line = false;
    for (const Cell* cell : cells) {
      if (cell->value().unit() != unit) continue;
      chart.bars.push_back(BarOf(*cell));
      has_line = has_line || LineOf(place, *cell).has_value();
    }
    if (head.value().unit() == unit) chart.target = TargetOf(head);
    const bool alone = chart.bars.size() < 2;
    if (alone && (has_line || !chart.target.has_value())) continue;
    chart.id = absl::StrCat("chart-", head.code(), "-", charts.size() + 1);
    chart.title = TitleOf(head, chart);
    chart.subtitle = absl::StrCat(head.display_name(), ", ", unit, ", ", place);
    charts.push_back(std::move(chart));
  }
  return charts;
}

std::optional<LineChart> LineOf(absl::string_view place, const Cell& cell) {
  if (cell.earlier().empty()) return std::nullopt;
  LineChart chart;
  for (const v1::EarlierFigure& figure : cell.earlier()) {
    std::optional<LinePoint> point = PointOf(CellOf(figure));
    if (!point.has_value()) return std::nullopt;
    chart.points.push_back(*std::move(point));
  }
  std::optional<LinePoint> now = PointOf(cell);
  if (!now.has_value()) return std::nullopt;
  chart.points.push_back(*std::move(now));
  chart.breaks = BreaksOf(cell);
  chart.target = TargetOf(cell);
  chart.id = absl::StrCat("line-", cell.id());
  chart.title = TitleOf(cell, chart);
  chart.subtitle = absl::StrCat(
      cell.display_name(), ", ", cell.value().unit(), ", ", place, ", ",
      chart.points.front().day_words, " to ", chart.points.back().day_words,
      ". Rings are figures as published; a dot is computed.",
      chart.breaks.empty()
          ? ""
          : " A dashed upright line is a break in the series: figures on its "
            "two sides are not comparable.");
  return chart;
}

}  // namespace carereform::reporting::documents
