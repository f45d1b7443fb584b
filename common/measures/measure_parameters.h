// What may be chosen when a measure is computed, such as which percentile.

#ifndef CR_COMMON_MEASURES_MEASURE_PARAMETERS_H_
#define CR_COMMON_MEASURES_MEASURE_PARAMETERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "common/rpc/validation.h"

namespace carereform::measures {

// The parameters that measures of waits share.
inline constexpr char kOverDays[] = "days";
inline constexpr char kDaysKind[] = "days_kind";
inline constexpr char kPercentile[] = "percentile";
inline constexpr char kPercentileMethod[] = "percentile_method";

// The values of kDaysKind and kPercentileMethod.
inline constexpr char kCalendarDays[] = "calendar";
inline constexpr char kWorkingDays[] = "working";
inline constexpr char kInterpolated[] = "interpolated";
inline constexpr char kNearestRank[] = "nearest_rank";

// How many days a share is over; 28 unless chosen.
v1::Measure::Parameter OverDaysParameter();

// Whether waits are counted in calendar days or working days.
v1::Measure::Parameter DaysKindParameter();

// Which percentile; 90 unless chosen.
v1::Measure::Parameter PercentileParameter();

// How a percentile is taken.
v1::Measure::Parameter PercentileMethodParameter();

// A parameter that takes one of some words, the first unless chosen.
v1::Measure::Parameter WordParameter(absl::string_view name,
                                     absl::string_view description,
                                     const std::vector<std::string>& words);

// Returns what `chosen` and the defaults of `measure` come to. Refuses, under
// the path `parameters.NAME`, what `measure` does not take.
std::map<std::string, std::string> CheckParameters(
    const v1::Measure& measure,
    const google::protobuf::Map<std::string, std::string>& chosen,
    rpc::Validation& validation);

// Returns the value of a parameter of the measure that `query` is about.
const std::string& WordOf(const MeasureQuery& query, absl::string_view name);
int64_t NumberOf(const MeasureQuery& query, absl::string_view name);

// Returns whether `query` asks for waits in working days.
bool InWorkingDays(const MeasureQuery& query);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_PARAMETERS_H_
