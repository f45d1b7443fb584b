// Makes values that carry their evidence, with the right state: nobody counted
// is a confirmed nought, and the median of nobody is not applicable, never 0.

#ifndef CR_COMMON_MEASURES_MEASURE_VALUES_H_
#define CR_COMMON_MEASURES_MEASURE_VALUES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/measure_source.h"
#include "common/types/percentile.h"

namespace carereform::measures {

// How many.
v1::MeasureValue CountOf(int64_t n);

// A percentage; not applicable where `denominator` is 0.
v1::MeasureValue PercentOf(int64_t numerator, int64_t denominator);

// The mean of the two middle values; not applicable for none.
v1::MeasureValue MedianOf(std::vector<int64_t> values);

// The sum over the number; not applicable for none.
v1::MeasureValue MeanOf(const std::vector<int64_t>& values);

// The value that `percent` percent do not exceed; not applicable for none.
v1::MeasureValue PercentileOf(std::vector<int64_t> values, int percent,
                              PercentileMethod method);

// The greatest; not applicable for none.
v1::MeasureValue MaximumOf(const std::vector<int64_t>& values);

// Whether all of `parts` parts are done; missing, with `reason`, for none.
v1::MeasureValue AchievedOf(int64_t done, int64_t parts,
                            absl::string_view reason);

// A value that should be there and is not.
v1::MeasureValue Missing(absl::string_view reason);

// Adds `words` to what a reader must know of `value`.
void AddNote(absl::string_view words, v1::MeasureValue& value);

// Adds what a value has from its measure and the question: name, unit (unless
// it has one that was chosen), day or
// period, population, basis, method version, question, revision, and origin
// COMPUTED where there is a value.
void Complete(const v1::Measure& measure, const MeasureQuery& query,
              v1::MeasureValue& value);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_VALUES_H_
