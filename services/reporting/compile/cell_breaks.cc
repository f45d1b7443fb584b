#include "services/reporting/compile/cell_breaks.h"

#include <algorithm>

#include "common/measures/series_breaks.h"
#include "common/rpc/convert.h"
#include "common/types/period.h"

namespace carereform::reporting {
namespace {

using measures::MeasureQuery;
using measures::v1::MeasureValue;

Period DaysOf(const MeasureValue& value, bool month_precision) {
  const bool is_of_day = value.has_as_of_date();
  const absl::CivilDay first = *rpc::StoredDay(
      is_of_day ? value.as_of_date() : value.period().first_date());
  const absl::CivilDay last = *rpc::StoredDay(
      is_of_day ? value.as_of_date() : value.period().last_date());
  return {month_precision ? absl::CivilDay(absl::CivilMonth(first)) : first,
          last + 1};
}

}  // namespace

std::vector<measures::v1::Measure::SeriesBreak> BreaksAmongFigures(
    const measures::v1::Measure& measure, const v1::Cell& cell) {
  if (cell.earlier().empty()) return {};
  MeasureQuery earliest;
  for (const v1::EarlierFigure& figure : cell.earlier()) {
    const Period days = DaysOf(figure.value(), figure.month_precision());
    if (!earliest.period.has_value() || days.start < earliest.period->start) {
      earliest.period = days;
    }
  }
  MeasureQuery own;
  own.period = DaysOf(cell.value(), cell.month_precision());
  own.filters.insert(cell.filters().begin(), cell.filters().end());
  return measures::BreaksBetween(measure, earliest, own);
}

}  // namespace carereform::reporting
