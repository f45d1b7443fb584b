// A measure on several days, or over several periods, and where its values
// can't be compared.

#ifndef CR_COMMON_MEASURES_MEASURE_SERIES_H_
#define CR_COMMON_MEASURES_MEASURE_SERIES_H_

#include "absl/status/statusor.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "common/store/transaction.h"

namespace carereform::measures {

// Checks the shape of a request. Errors: INVALID_ARGUMENT, reason
// FIELD_INVALID.
absl::Status CheckSeries(const v1::ComputeMeasureSeriesRequest& request);

// Computes `measure`, whose breaks are filled in, at one revision. Errors: as
// for CheckQuery.
absl::StatusOr<v1::ComputeMeasureSeriesResponse> ComputeSeries(
    const MeasureSource& source, const store::Reader& reader,
    const v1::Measure& measure, const v1::ComputeMeasureSeriesRequest& request);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_SERIES_H_
