#include "common/measures/series_breaks.h"

#include <cstdio>
#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/imports/csv.h"
#include "common/measures/measure_query.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform {
namespace data {

extern const absl::string_view kSeriesBreaks;

}  // namespace data

namespace measures {
namespace {

using SeriesBreak = v1::Measure::SeriesBreak;

absl::Status AtLine(const imports::CsvRow& row, absl::string_view words) {
  return absl::InvalidArgumentError(
      absl::StrCat("series breaks, line ", row.line, ": ", words));
}

absl::StatusOr<SeriesBreak> ParseBreak(const imports::CsvRow& row) {
  SeriesBreak at;
  const auto day = ParseDate(row.Get("from_date"));
  if (!day.ok()) return AtLine(row, "from_date is no day");
  if (row.Get("measures_of").empty() || row.Get("reason").empty() ||
      row.Get("source").empty()) {
    return AtLine(row, "measures_of, reason and source are required");
  }
  if (row.Get("dimension").empty() != row.Get("value").empty()) {
    return AtLine(row, "dimension and value stand together");
  }
  *at.mutable_from_date() = rpc::ToDate(*day);
  at.set_reason(row.Get("reason"));
  at.set_source(row.Get("source"));
  at.set_dimension(row.Get("dimension"));
  at.set_dimension_value(row.Get("value"));
  return at;
}

absl::CivilDay FirstDayOf(const MeasureQuery& query) {
  return query.as_of.has_value() ? *query.as_of : query.period->start;
}

bool IsAsked(const SeriesBreak& at, const MeasureQuery& query) {
  if (at.dimension().empty()) return true;
  const auto filter = query.filters.find(at.dimension());
  return filter == query.filters.end() ||
         filter->second == at.dimension_value();
}

}  // namespace

absl::StatusOr<SeriesBreaks> SeriesBreaks::Parse(absl::string_view csv) {
  imports::Issues issues;
  const imports::CsvFile file = imports::ParseCsv(csv,
                                                  {{"from_date"},
                                                   {"measures_of"},
                                                   {"measure_prefix"},
                                                   {"dimension"},
                                                   {"value"},
                                                   {"reason"},
                                                   {"source"}},
                                                  issues);
  if (!issues.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("series breaks, line ", issues.kept()[0].line(), ": ",
                     issues.kept()[0].rule()));
  }
  SeriesBreaks breaks;
  std::string last;
  for (const imports::CsvRow& row : file.rows) {
    CR_ASSIGN_OR_RETURN(SeriesBreak at, ParseBreak(row));
    if (row.Get("from_date") < last) {
      return AtLine(row, "lines stand in the order of their days");
    }
    last = row.Get("from_date");
    breaks.entries_.push_back(
        {row.Get("measures_of"), row.Get("measure_prefix"), std::move(at)});
  }
  return breaks;
}

const SeriesBreaks& SeriesBreaks::BuiltIn() {
  static const SeriesBreaks* const built_in = [] {
    absl::StatusOr<SeriesBreaks> parsed = Parse(data::kSeriesBreaks);
    if (!parsed.ok()) {
      std::fprintf(stderr, "carereform: %s\n",
                   parsed.status().ToString().c_str());
      std::abort();
    }
    return new SeriesBreaks(*std::move(parsed));
  }();
  return *built_in;
}

void SeriesBreaks::AddTo(absl::string_view source, v1::Measure& measure) const {
  for (const Entry& entry : entries_) {
    const bool is_of =
        entry.source == source &&
        absl::StrContains(measure.name(),
                          absl::StrCat("/measures/", entry.prefix));
    if (is_of) *measure.add_series_breaks() = entry.at;
  }
}

std::vector<SeriesBreak> BreaksBetween(const v1::Measure& measure,
                                       const MeasureQuery& earlier,
                                       const MeasureQuery& later) {
  std::vector<SeriesBreak> between;
  for (const SeriesBreak& at : measure.series_breaks()) {
    const std::optional<absl::CivilDay> day = rpc::StoredDay(at.from_date());
    if (day.has_value() && FirstDayOf(earlier) < *day &&
        *day <= LastDayOf(later) && IsAsked(at, later)) {
      between.push_back(at);
    }
  }
  return between;
}

}  // namespace measures
}  // namespace carereform
