// Percentiles of whole numbers by a named method, exact: as a fraction.
#ifndef CR_COMMON_TYPES_PERCENTILE_H_
#define CR_COMMON_TYPES_PERCENTILE_H_

#include <cstdint>
#include <optional>
#include <vector>

namespace carereform {

// How a percentile that falls between two values is taken.
enum class PercentileMethod {
  // In proportion between the two, as SQL's percentile_cont and R's type 7.
  kInterpolated,
  // The least value that so many percent do not exceed.
  kNearestRank,
};

// An exact value.
struct ExactFraction {
  int64_t numerator = 0;
  int64_t denominator = 1;  // 1 or 100.

  friend bool operator==(const ExactFraction&, const ExactFraction&) = default;
};

// Returns the value that `percent` percent of `values` do not exceed; empty if
// there are none. Takes the list by value because it reorders it. Requires a
// `percent` from 1 to 99. Aborts if a product does not fit in an int64_t.
std::optional<ExactFraction> Percentile(std::vector<int64_t> values,
                                        int percent, PercentileMethod method);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_PERCENTILE_H_
