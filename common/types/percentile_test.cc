#include "common/types/percentile.h"

#include <algorithm>
#include <numeric>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

constexpr auto kInterpolated = PercentileMethod::kInterpolated;
constexpr auto kNearestRank = PercentileMethod::kNearestRank;

TEST(PercentileTest, OfNobodyThereIsNone) {
  EXPECT_EQ(Percentile({}, 90, kInterpolated), std::nullopt);
  EXPECT_EQ(Percentile({}, 90, kNearestRank), std::nullopt);
}

TEST(PercentileTest, OfOneItIsThatOne) {
  EXPECT_EQ(Percentile({7}, 1, kInterpolated), (ExactFraction{700, 100}));
  EXPECT_EQ(Percentile({7}, 99, kNearestRank), (ExactFraction{7, 1}));
}

// SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY x) of 1 to 10 is 9.1.
TEST(PercentileTest, InterpolatesAsSqlDoes) {
  std::vector<int64_t> ten(10);
  std::iota(ten.begin(), ten.end(), 1);
  EXPECT_EQ(Percentile(ten, 90, kInterpolated), (ExactFraction{910, 100}));
  EXPECT_EQ(Percentile(ten, 50, kInterpolated), (ExactFraction{550, 100}));
  EXPECT_EQ(Percentile(ten, 90, kNearestRank), (ExactFraction{9, 1}));
  EXPECT_EQ(Percentile(ten, 91, kNearestRank), (ExactFraction{10, 1}));
  EXPECT_EQ(Percentile(ten, 50, kNearestRank), (ExactFraction{5, 1}));
  EXPECT_EQ(Percentile(ten, 1, kNearestRank), (ExactFraction{1, 1}));
}

// The oracle sorts and walks; it knows neither nth_element nor a formula.
RC_GTEST_PROP(PercentileProperty, AgreesWithWalkingTheSortedValues, ()) {
  auto values = *rc::gen::nonEmpty(
      rc::gen::container<std::vector<int64_t>>(rc::gen::inRange(0, 500)));
  const int percent = *rc::gen::inRange(1, 100);
  std::vector<int64_t> sorted = values;
  std::sort(sorted.begin(), sorted.end());

  size_t at = 0;
  while ((at + 1) * 100 < sorted.size() * static_cast<size_t>(percent)) ++at;
  RC_ASSERT(Percentile(values, percent, kNearestRank) ==
            (ExactFraction{sorted[at], 1}));

  // Of the way from the first value to the last, in hundredths of a step.
  int64_t left = static_cast<int64_t>(sorted.size() - 1) * percent;
  int64_t hundredths = sorted.front() * 100;
  for (size_t step = 1; step < sorted.size() && left > 0; ++step, left -= 100) {
    hundredths +=
        (sorted[step] - sorted[step - 1]) * std::min<int64_t>(left, 100);
  }
  RC_ASSERT(Percentile(values, percent, kInterpolated) ==
            (ExactFraction{hundredths, 100}));
}

}  // namespace
}  // namespace carereform
