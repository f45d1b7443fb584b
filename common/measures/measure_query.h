// Checks a question against the measure that it is about.

#ifndef CR_COMMON_MEASURES_MEASURE_QUERY_H_
#define CR_COMMON_MEASURES_MEASURE_QUERY_H_

#include "absl/status/statusor.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "common/store/transaction.h"

namespace carereform::measures {

// The names of measures.
inline constexpr char kMeasurePattern[] =
    "councils/{council}/sources/{source}/measures/{measure}";

// Returns the question that `request` puts about `measure`. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, with every violation; OUT_OF_RANGE,
// reason REVISION_IN_FUTURE.
absl::StatusOr<MeasureQuery> CheckQuery(
    const store::Reader& reader, const v1::Measure& measure,
    const v1::ComputeMeasureRequest& request);

// Returns the day that `query` asks about, or the last day of its period.
absl::CivilDay LastDayOf(const MeasureQuery& query);

// Returns the measure of that name. Errors: NOT_FOUND, reason
// MEASURE_NOT_FOUND.
absl::StatusOr<v1::Measure> FindMeasure(
    const std::vector<v1::Measure>& measures, absl::string_view name);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_QUERY_H_
