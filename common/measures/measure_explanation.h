// What explanations have in common: lines with how many each is of, the records
// that decide the value and, of waits, how long they were.

#ifndef CR_COMMON_MEASURES_MEASURE_EXPLANATION_H_
#define CR_COMMON_MEASURES_MEASURE_EXPLANATION_H_

#include <cstdint>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/measures/v1/measures.pb.h"
#include "common/measures/waiting_bands.h"

namespace carereform::measures {

// Adds a line that says of `n` what they are.
void AddLine(absl::string_view text, int64_t n,
             v1::MeasureExplanation& explanation);

// Adds the name of a record, unless there are 20 already.
void AddRecord(absl::string_view name, v1::MeasureExplanation& explanation);

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
