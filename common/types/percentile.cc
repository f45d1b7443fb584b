#include "common/types/percentile.h"

#include <algorithm>
#include <cstddef>

#include "common/types/checked_arithmetic.h"

namespace carereform {
namespace {

constexpr int64_t kHundred = 100;

}  // namespace

std::optional<ExactFraction> Percentile(std::vector<int64_t> values,
                                        int percent, PercentileMethod method) {
  if (values.empty()) return std::nullopt;
  const auto n = static_cast<int64_t>(values.size());
  const auto nth = [&](int64_t at) {
    const auto place = values.begin() + static_cast<std::ptrdiff_t>(at);
    std::nth_element(values.begin(), place, values.end());
    return place;
  };
  if (method == PercentileMethod::kNearestRank) {
    const int64_t rank =
        (CheckedMultiply(n, percent) + kHundred - 1) / kHundred;
    return ExactFraction{*nth(rank - 1), 1};
  }
  const int64_t position = CheckedMultiply(n - 1, percent);
  const auto lower = nth(position / kHundred);
  const int64_t part = position % kHundred;
  const int64_t whole = CheckedMultiply(*lower, kHundred);
  if (part == 0) return ExactFraction{whole, kHundred};
  // What stands after the lower value is not less, so the next is the least.
  const int64_t step = *std::min_element(lower + 1, values.end()) - *lower;
  return ExactFraction{CheckedAdd(whole, CheckedMultiply(step, part)),
                       kHundred};
}

}  // namespace carereform
