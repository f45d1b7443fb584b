#include "services/financial_assessments/domain/uprated_amount.h"

#include <cstdlib>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

int64_t Uprated(int64_t amount, int32_t basis_points, int64_t round_to = 5) {
  return UpratedAmount(Pence::FromPence(amount), basis_points,
                       Pence::FromPence(round_to))
      .value();
}

// The full state pension and the personal expenses allowance, as they rose.
TEST(UpratedAmount, IsWhatWasPublished) {
  EXPECT_EQ(Uprated(221'20, 410), 230'25);  // 2024-25 to 2025-26.
  EXPECT_EQ(Uprated(25'65, 1010), 28'25);   // 2022-23 to 2023-24.
  EXPECT_EQ(Uprated(28'25, 670), 30'15);    // 2023-24 to 2024-25.
  EXPECT_EQ(Uprated(30'15, 170), 30'65);    // 2024-25 to 2025-26.
  EXPECT_EQ(Uprated(30'65, 380), 31'80);    // 2025-26 to 2026-27.
}

TEST(UpratedAmount, RoundsHalfUp) {
  EXPECT_EQ(Uprated(1000, 24), 1000);  // 1002.4
  EXPECT_EQ(Uprated(1000, 25), 1005);  // 1002.5
  EXPECT_EQ(Uprated(1000, 26), 1005);
  EXPECT_EQ(Uprated(1000, -26), 995);  // 997.4
  EXPECT_EQ(Uprated(1000, -25), 1000);
  EXPECT_EQ(Uprated(1003, 0), 1003);
  EXPECT_EQ(Uprated(1003, 1, 1), 1003);
  EXPECT_EQ(Uprated(0, 500), 0);
  EXPECT_EQ(Uprated(1000, kMaxBasisPoints), 2000);
  EXPECT_EQ(Uprated(1000, -kMaxBasisPoints), 0);
}

RC_GTEST_PROP(UpratedAmountProperty, NoMultipleIsNearer, ()) {
  const int64_t amount = *rc::gen::inRange<int64_t>(0, 1'000'000);
  const int32_t rate =
      *rc::gen::inRange<int32_t>(-kMaxBasisPoints, kMaxBasisPoints + 1);
  const int64_t unit = *rc::gen::inRange<int64_t>(1, 101);
  RC_PRE(rate != 0);
  const int64_t found = Uprated(amount, rate, unit);
  RC_ASSERT(found % unit == 0);
  const auto distance = [&](int64_t pence) {
    return std::abs(pence * 10'000 - amount * (10'000 + rate));
  };
  RC_ASSERT(distance(found) <= distance(found + unit));
  RC_ASSERT(distance(found) <= distance(found - unit));
}

}  // namespace
}  // namespace carereform::financial_assessments
