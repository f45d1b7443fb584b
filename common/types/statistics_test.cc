#include "common/types/statistics.h"

#include <cstdint>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform {
namespace {

struct Case {
  std::string name;
  std::vector<int64_t> values;
  int64_t median_times_two;
  int64_t maximum;
  int64_t sum;
  int64_t over_28;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << testing::PrintToString(c.values);
}

class StatisticsTest : public testing::TestWithParam<Case> {};

TEST_P(StatisticsTest, AreExact) {
  const Case& c = GetParam();
  EXPECT_EQ(MedianTimesTwo(c.values), c.median_times_two);
  EXPECT_EQ(Maximum(c.values), c.maximum);
  EXPECT_EQ(Sum(c.values), c.sum);
  EXPECT_EQ(CountOver(c.values, 28), c.over_28);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, StatisticsTest,
    testing::ValuesIn(std::vector<Case>{
        {"One", {21}, 42, 21, 21, 0},
        {"TwoEqual", {21, 21}, 42, 21, 42, 0},
        {"TwoApart", {22, 21}, 43, 22, 43, 0},
        {"Three", {427, 9, 1}, 18, 427, 437, 1},
        {"FourInnerApart", {90, 1, 21, 22}, 43, 90, 134, 1},
        {"FourUnsorted", {4, 3, 2, 1}, 5, 4, 10, 0},
        {"AllSame", {7, 7, 7, 7, 7}, 14, 7, 35, 0},
        {"AroundTheLimit", {27, 28, 29}, 56, 29, 84, 1},
        {"Negative", {-3, -1}, -4, -1, -4, 0},
        {"AcrossZero", {-1, 0, 0, 2}, 0, 2, 1, 0},
    }),
    [](const auto& test) { return test.param.name; });

TEST(StatisticsOfNothingTest, HasNoMedianOrMaximum) {
  EXPECT_EQ(MedianTimesTwo({}), std::nullopt);
  EXPECT_EQ(Maximum({}), std::nullopt);
  EXPECT_EQ(Sum({}), 0);
  EXPECT_EQ(CountOver({}, 0), 0);
}

TEST(StatisticsDeathTest, StopsRatherThanWrap) {
  constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
  EXPECT_DEATH(Sum({kLargest, 1}), "a sum is outside the range");
  EXPECT_DEATH(MedianTimesTwo({kLargest}), "a product is outside the range");
  EXPECT_DEATH(MedianTimesTwo({kLargest, kLargest}),
               "a sum is outside the range");
}

}  // namespace
}  // namespace carereform
