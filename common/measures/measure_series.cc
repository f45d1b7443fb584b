#include "common/measures/measure_series.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_query.h"
#include "common/measures/measure_values.h"
#include "common/measures/series_breaks.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::measures {
namespace {

constexpr int kMaxPoints = 200;
constexpr char kOutOfOrder[] =
    "must be after the one before it: give them in order";

void CheckDays(const v1::ComputeMeasureSeriesRequest& request,
               rpc::Validation& validation) {
  std::optional<absl::CivilDay> before;
  for (int at = 0; at < request.as_of_dates_size(); ++at) {
    const std::string field = absl::StrCat("as_of_dates[", at, "]");
    const auto day = validation.Date(field, true, request.as_of_dates(at));
    if (!day.has_value()) continue;
    validation.Require(!before.has_value() || *before < *day, field,
                       kOutOfOrder);
    before = day;
  }
}

void CheckPeriods(const v1::ComputeMeasureSeriesRequest& request,
                  rpc::Validation& validation) {
  std::optional<absl::CivilDay> before;
  for (int at = 0; at < request.periods_size(); ++at) {
    const std::string field = absl::StrCat("periods[", at, "]");
    const auto& period = request.periods(at);
    const auto first =
        validation.Date(absl::StrCat(field, ".first_date"),
                        period.has_first_date(), period.first_date());
    const auto last =
        validation.Date(absl::StrCat(field, ".last_date"),
                        period.has_last_date(), period.last_date());
    if (!first.has_value() || !last.has_value()) continue;
    validation.Require(*first <= *last, absl::StrCat(field, ".last_date"),
                       "is before first_date");
    validation.Require(!before.has_value() || *before < *first, field,
                       kOutOfOrder);
    before = last;
  }
}

// Returns the question of each point.
std::vector<v1::ComputeMeasureRequest> QuestionsOf(
    const v1::ComputeMeasureSeriesRequest& request) {
  v1::ComputeMeasureRequest question;
  question.set_name(request.name());
  *question.mutable_filters() = request.filters();
  *question.mutable_parameters() = request.parameters();
  question.set_read_revision(request.read_revision());
  std::vector<v1::ComputeMeasureRequest> questions;
  for (const auto& day : request.as_of_dates()) {
    *questions.emplace_back(question).mutable_as_of_date() = day;
  }
  for (const auto& period : request.periods()) {
    *questions.emplace_back(question).mutable_period() = period;
  }
  return questions;
}

// A measure takes days or periods, as its basis says.
absl::Status CheckBasis(const v1::Measure& measure,
                        const v1::ComputeMeasureSeriesRequest& request) {
  const bool flow = measure.basis() == v1::FLOW;
  if (flow == (request.periods_size() > 0)) return absl::OkStatus();
  return flow ? InvalidField("periods",
                             "is required: this measure is a flow, so give "
                             "periods and no as_of_dates")
              : InvalidField("as_of_dates",
                             "is required: this measure is not a flow, so give "
                             "days and no periods");
}

}  // namespace

absl::Status CheckSeries(const v1::ComputeMeasureSeriesRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kMeasurePattern);
  const int days = request.as_of_dates_size();
  const int periods = request.periods_size();
  validation.Require(days == 0 || periods == 0, "periods",
                     "stand in place of as_of_dates: give one of the two");
  const char* field = days > 0 ? "as_of_dates" : "periods";
  validation.Require(days + periods > 0, field,
                     "is required: give days for a stock, periods for a flow");
  validation.Require(days + periods <= kMaxPoints, field,
                     absl::StrCat("must be at most ", kMaxPoints,
                                  ": ask for fewer at a time"));
  CheckDays(request, validation);
  CheckPeriods(request, validation);
  return validation.Finish();
}

absl::StatusOr<v1::ComputeMeasureSeriesResponse> ComputeSeries(
    const MeasureSource& source, const store::Reader& reader,
    const v1::Measure& measure,
    const v1::ComputeMeasureSeriesRequest& request) {
  CR_RETURN_IF_ERROR(CheckBasis(measure, request));
  v1::ComputeMeasureSeriesResponse response;
  std::optional<MeasureQuery> before;
  for (const v1::ComputeMeasureRequest& question : QuestionsOf(request)) {
    CR_ASSIGN_OR_RETURN(const MeasureQuery query,
                        CheckQuery(reader, measure, question));
    CR_ASSIGN_OR_RETURN(v1::ComputeMeasureResponse computed,
                        source.Compute(reader, measure, query));
    auto* point = response.add_points();
    *point->mutable_value() = std::move(*computed.mutable_value());
    Complete(measure, query, *point->mutable_value());
    if (before.has_value()) {
      for (auto& at : BreaksBetween(measure, *before, query)) {
        *point->add_breaks() = std::move(at);
      }
    }
    point->set_break_before(point->breaks_size() > 0);
    before = query;
  }
  return response;
}

}  // namespace carereform::measures
