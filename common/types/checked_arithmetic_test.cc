#include "common/types/checked_arithmetic.h"

#include <cstdint>
#include <limits>

#include "gtest/gtest.h"

namespace carereform {
namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

TEST(CheckedArithmeticTest, IsExactUpToTheEdges) {
  EXPECT_EQ(CheckedAdd(kLargest - 1, 1), kLargest);
  EXPECT_EQ(CheckedAdd(kSmallest + 1, -1), kSmallest);
  EXPECT_EQ(CheckedSubtract(kSmallest + 1, 1), kSmallest);
  EXPECT_EQ(CheckedSubtract(kLargest - 1, -1), kLargest);
  EXPECT_EQ(CheckedMultiply(kLargest, -1), -kLargest);
  EXPECT_EQ(CheckedMultiply(int64_t{1} << 31, int64_t{1} << 31),
            int64_t{1} << 62);
}

TEST(CheckedArithmeticDeathTest, StopsOnePastTheEdges) {
  EXPECT_DEATH(CheckedAdd(kLargest, 1), "a sum is outside the range");
  EXPECT_DEATH(CheckedAdd(kSmallest, -1), "a sum is outside the range");
  EXPECT_DEATH(CheckedSubtract(kSmallest, 1),
               "a difference is outside the range");
  EXPECT_DEATH(CheckedMultiply(kSmallest, -1),
               "a product is outside the range");
  EXPECT_DEATH(CheckedMultiply(int64_t{1} << 32, int64_t{1} << 31),
               "a product is outside the range");
}

}  // namespace
}  // namespace carereform
