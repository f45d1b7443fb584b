// Exact statistics of whole numbers, such as waits in days. Nothing is rounded:
// a median that falls between two values is returned doubled.
#ifndef CR_COMMON_TYPES_STATISTICS_H_
#define CR_COMMON_TYPES_STATISTICS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"

namespace carereform {

// Returns twice the median of `values`: the sum of the two middle values in
// order, or twice the middle one. 42 is a median of 21, 43 one of 21.5. Empty
// if there are no values. Takes the list by value because it reorders it: move
// a list that is no longer needed. Aborts if the sum does not fit in an
// int64_t.
std::optional<int64_t> MedianTimesTwo(std::vector<int64_t> values);

// Returns the greatest of `values`; empty if there are none.
std::optional<int64_t> Maximum(absl::Span<const int64_t> values);

// Returns the sum of `values`, 0 if there are none. Aborts if it does not fit
// in an int64_t.
int64_t Sum(absl::Span<const int64_t> values);

// Returns how many of `values` are greater than `limit`; equal is not over.
int64_t CountOver(absl::Span<const int64_t> values, int64_t limit);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_STATISTICS_H_
