// What every explanation of a wait tells: how long the waits were, and whose
// decide the value.

#ifndef CR_COMMON_MEASURES_MEASURE_EXPLANATION_H_
#define CR_COMMON_MEASURES_MEASURE_EXPLANATION_H_

#include <cstdint>
#include <vector>

#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/waiting_bands.h"

namespace carereform::measures {

// Adds a line for how many waits there are and one for each of `bands`.
void AddWaitBands(const std::vector<int64_t>& days,
                  const std::vector<WaitingBand>& bands,
                  v1::MeasureExplanation& explanation);

// Returns where in `days` the waits stand that decide `value`: those equal to
// the maximum, or to a quantile, or, where a quantile falls between two waits,
// to either of the two; at most 20. Nothing for other shapes, which everyone
// decides. `days` are what `value` was made from, in its unit.
std::vector<size_t> DecidingPositions(const v1::MeasureValue& value,
                                      const std::vector<int64_t>& days);

}  // namespace carereform::measures

#endif  // CR_COMMON_MEASURES_MEASURE_EXPLANATION_H_
