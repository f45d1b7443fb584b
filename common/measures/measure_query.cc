#include "common/measures/measure_query.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/measures/measure_parameters.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/types/text_shape.h"

namespace carereform::measures {
namespace {

bool IsDimension(const v1::Measure& measure, absl::string_view dimension) {
  return std::any_of(
      measure.dimensions().begin(), measure.dimensions().end(),
      [&](const std::string& known) { return known == dimension; });
}

void CheckDay(const v1::ComputeMeasureRequest& request, MeasureQuery& query,
              rpc::Validation& validation) {
  query.as_of = validation.Date("as_of_date", request.has_as_of_date(),
                                request.as_of_date());
  validation.Require(!request.has_period(), "period",
                     "is for a flow and this measure is not one: give "
                     "as_of_date alone");
}

void CheckPeriod(const v1::ComputeMeasureRequest& request, MeasureQuery& query,
                 rpc::Validation& validation) {
  validation.Require(!request.has_as_of_date(), "as_of_date",
                     "is for a stock and this measure is a flow: give period "
                     "alone");
  if (!request.has_period()) {
    validation.Refuse("period", "is required: this measure is a flow");
    return;
  }
  const auto first =
      validation.Date("period.first_date", request.period().has_first_date(),
                      request.period().first_date());
  const auto last =
      validation.Date("period.last_date", request.period().has_last_date(),
                      request.period().last_date());
  if (!first.has_value() || !last.has_value()) return;
  if (*last < *first) {
    validation.Refuse("period.last_date", "is before period.first_date");
    return;
  }
  query.period = Period{*first, *last + 1};
}

}  // namespace

absl::StatusOr<MeasureQuery> CheckQuery(
    const store::Reader& reader, const v1::Measure& measure,
    const v1::ComputeMeasureRequest& request) {
  MeasureQuery query;
  rpc::Validation validation;
  if (measure.basis() == v1::FLOW) {
    CheckPeriod(request, query, validation);
  } else {
    CheckDay(request, query, validation);
  }
  const std::string known = measure.dimensions().empty()
                                ? "none"
                                : absl::StrJoin(measure.dimensions(), ", ");
  for (const auto& [dimension, value] : request.filters()) {
    validation.Require(IsDimension(measure, dimension),
                       IsFieldName(dimension)
                           ? absl::StrCat("filters.", dimension)
                           : "filters",
                       absl::StrCat("is not a dimension of this measure, which "
                                    "has ",
                                    known));
    query.filters[dimension] = value;
  }
  query.group_by = request.group_by();
  validation.Require(
      query.group_by.empty() || IsDimension(measure, query.group_by),
      "group_by",
      absl::StrCat("is not a dimension of this measure, which has ", known));
  query.parameters = CheckParameters(measure, request.parameters(), validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  CR_RETURN_IF_ERROR(store::CheckReadRevision(reader, request.read_revision()));
  query.revision = request.read_revision() == 0
                       ? reader.head().revision
                       : static_cast<uint64_t>(request.read_revision());
  return query;
}

absl::CivilDay LastDayOf(const MeasureQuery& query) {
  return query.as_of.has_value() ? *query.as_of : query.period->end - 1;
}

absl::StatusOr<v1::Measure> FindMeasure(
    const std::vector<v1::Measure>& measures, absl::string_view name) {
  for (const v1::Measure& measure : measures) {
    if (measure.name() == name) return measure;
  }
  return MakeError(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND",
                   "there is no such measure: list the measures of its source");
}

}  // namespace carereform::measures
