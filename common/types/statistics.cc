#include "common/types/statistics.h"

#include <algorithm>
#include <cstddef>

#include "common/types/checked_arithmetic.h"

namespace carereform {

std::optional<int64_t> MedianTimesTwo(std::vector<int64_t> values) {
  if (values.empty()) return std::nullopt;
  const auto upper =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), upper, values.end());
  if (values.size() % 2 == 1) return CheckedMultiply(*upper, 2);
  // What stands before the upper middle value is not greater than it, so the
  // lower middle one is the greatest there.
  return CheckedAdd(*std::max_element(values.begin(), upper), *upper);
}

std::optional<int64_t> Maximum(absl::Span<const int64_t> values) {
  if (values.empty()) return std::nullopt;
  return *std::max_element(values.begin(), values.end());
}

int64_t Sum(absl::Span<const int64_t> values) {
  int64_t sum = 0;
  for (const int64_t value : values) sum = CheckedAdd(sum, value);
  return sum;
}

int64_t CountOver(absl::Span<const int64_t> values, int64_t limit) {
  return std::count_if(values.begin(), values.end(),
                       [limit](int64_t value) { return value > limit; });
}

}  // namespace carereform
