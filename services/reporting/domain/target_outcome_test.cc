#include "services/reporting/domain/target_outcome.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::reporting {
namespace {

using enum Comparator;
constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

struct Case {
  std::string name;
  Fraction measured;
  Decimal target;
  int order;  // -1 if the value is below the target, 0 if at it, 1 if above.
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.measured.numerator << "/" << c.measured.denominator
             << " against " << c.target;
}

class CompareTest : public testing::TestWithParam<Case> {};

TEST_P(CompareTest, HoldsEveryComparatorAgainstTheTarget) {
  const Case& c = GetParam();
  const auto met = [&c](Comparator comparator) {
    const auto outcome = Compare(c.measured, comparator, c.target);
    EXPECT_TRUE(outcome.ok()) << outcome.status();
    return outcome.ok() && *outcome == TargetOutcome::kMet;
  };
  EXPECT_EQ(met(kAtMost), c.order <= 0);
  EXPECT_EQ(met(kLessThan), c.order < 0);
  EXPECT_EQ(met(kExactly), c.order == 0);
  EXPECT_EQ(met(kAtLeast), c.order >= 0);
  EXPECT_EQ(met(kMoreThan), c.order > 0);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, CompareTest,
    testing::ValuesIn(std::vector<Case>{
        {"MedianBelow", {27, 2}, {14, 0}, -1},
        {"MedianAt", {28, 2}, {14, 0}, 0},
        {"MedianHalfADayAbove", {29, 2}, {14, 0}, 1},
        {"CountBelow", {219, 1}, {220, 0}, -1},
        {"CountAt", {220, 1}, {220, 0}, 0},
        {"CountAbove", {221, 1}, {220, 0}, 1},
        {"ThirdBelowItsRounding", {1, 3}, {34, 2}, -1},
        {"ThirdAboveItsRounding", {1, 3}, {33, 2}, 1},
        {"PlacesDoNotMatter", {5951, 100}, {59510, 3}, 0},
        {"JustBelowTwoPlaces", {59509, 1000}, {5951, 2}, -1},
        {"JustAboveTwoPlaces", {59511, 1000}, {5951, 2}, 1},
        {"Nothing", {0, 7}, {0, 0}, 0},
        {"NegativeBelow", {-3, 2}, {-14, 1}, -1},
        {"NegativeAbove", {-13, 10}, {-14, 1}, 1},
        {"LargestWithMostPlaces", {kLargest, 1}, {kLargest, 18}, 1},
        {"LargestOverItself", {kLargest, kLargest}, {1, 0}, 0},
        {"JustBelowOne", {kLargest - 1, kLargest}, {1, 0}, -1},
        {"SmallestBelowLargest", {kSmallest, 1}, {kLargest, 0}, -1},
        {"SmallestAtItself", {kSmallest, 1}, {kSmallest, 0}, 0},
    }),
    [](const auto& test) { return test.param.name; });

TEST(CompareRefusedTest, WantsADenominatorAboveNought) {
  EXPECT_TRUE(Compare({1, 1}, kAtMost, {1, 0}).ok());
  for (const int64_t denominator : {int64_t{0}, int64_t{-1}, kSmallest}) {
    const auto outcome = Compare({1, denominator}, kAtMost, {1, 0});
    EXPECT_EQ(outcome.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(outcome.status().message()),
                testing::HasSubstr("denominator must be above 0"));
  }
}

TEST(CompareRefusedTest, WantsDecimalPlacesInRange) {
  EXPECT_TRUE(Compare({1, 1}, kAtMost, {1, 18}).ok());
  EXPECT_EQ(Compare({1, 1}, kAtMost, {1, 19}).status().code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(Compare({1, 1}, kAtMost, {1, -1}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(AimOfTest, FollowsTheComparator) {
  EXPECT_EQ(AimOf(kAtMost), Aim::kLower);
  EXPECT_EQ(AimOf(kLessThan), Aim::kLower);
  EXPECT_EQ(AimOf(kExactly), Aim::kExact);
  EXPECT_EQ(AimOf(kAtLeast), Aim::kHigher);
  EXPECT_EQ(AimOf(kMoreThan), Aim::kHigher);
}

TEST(MovementOfTest, IsBetterTowardsTheAim) {
  const Fraction low{1, 3};
  const Fraction high{34, 100};
  EXPECT_EQ(**MovementOf(high, low, Aim::kLower), Movement::kBetter);
  EXPECT_EQ(**MovementOf(low, high, Aim::kLower), Movement::kWorse);
  EXPECT_EQ(**MovementOf(high, low, Aim::kHigher), Movement::kWorse);
  EXPECT_EQ(**MovementOf(low, high, Aim::kHigher), Movement::kBetter);
  for (const Aim aim : {Aim::kLower, Aim::kHigher, Aim::kExact}) {
    EXPECT_EQ(**MovementOf({1, 2}, {2, 4}, aim), Movement::kSame);
  }
  EXPECT_EQ(*MovementOf(low, high, Aim::kExact), std::nullopt);
  EXPECT_FALSE(MovementOf({1, 0}, high, Aim::kLower).ok());
  EXPECT_FALSE(MovementOf(low, {1, 0}, Aim::kLower).ok());
}

TEST(AsPercentTest, MultipliesExactlyOrRefuses) {
  const auto percent = AsPercent({143, 341});
  ASSERT_TRUE(percent.ok()) << percent.status();
  EXPECT_EQ(percent->numerator, 14'300);
  EXPECT_EQ(percent->denominator, 341);
  EXPECT_TRUE(AsPercent({kLargest / 100, 1}).ok());
  EXPECT_EQ(AsPercent({kLargest / 100 + 1, 1}).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace carereform::reporting
