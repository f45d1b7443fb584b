#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/types/statistics.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

std::vector<int64_t> AnyWaits() {
  // Few different values as well as many, so that ties are common.
  const int most = *rc::gen::element(3, 30, 2000);
  return *rc::gen::container<std::vector<int64_t>>(
      rc::gen::inRange<int64_t>(-2, most));
}

// The oracle sorts, and counts by walking.
RC_GTEST_PROP(StatisticsProperty, AgreeWithSorting, ()) {
  const std::vector<int64_t> values = AnyWaits();
  RC_PRE(!values.empty());
  std::vector<int64_t> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  const size_t n = sorted.size();
  RC_ASSERT(*MedianTimesTwo(values) == sorted[(n - 1) / 2] + sorted[n / 2]);
  RC_ASSERT(*Maximum(values) == sorted.back());
  const int64_t limit = *rc::gen::inRange<int64_t>(-3, 40);
  int64_t over = 0;
  int64_t sum = 0;
  for (const int64_t value : sorted) {
    if (value > limit) ++over;
    sum += value;
  }
  RC_ASSERT(CountOver(values, limit) == over);
  RC_ASSERT(Sum(values) == sum);
}

RC_GTEST_PROP(StatisticsProperty, OrderDoesNotMatter, ()) {
  const std::vector<int64_t> values = AnyWaits();
  std::vector<int64_t> reversed(values.rbegin(), values.rend());
  RC_ASSERT(MedianTimesTwo(values) == MedianTimesTwo(reversed));
}

}  // namespace
}  // namespace carereform
