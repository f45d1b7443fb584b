#include "services/financial_assessments/domain/charge_weeks.h"

#include <cstdint>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

constexpr absl::Weekday kMonday = absl::Weekday::monday;
const CivilDay kAMonday(2026, 4, 6);

TEST(ChargeWeeks, BeginOnTheirDay) {
  EXPECT_EQ(FirstOfWeek(kAMonday - 1, kMonday), kAMonday - 7);
  EXPECT_EQ(FirstOfWeek(kAMonday, kMonday), kAMonday);
  EXPECT_EQ(FirstOfWeek(kAMonday + 6, kMonday), kAMonday);
  EXPECT_EQ(FirstOfWeek(kAMonday, absl::Weekday::sunday), kAMonday - 1);
}

// £10.00 a week is 1 3/7 pounds a day: 142.86 pence.
TEST(ChargeWeeks, PartsOfAWeekAreFlooredFromItsFirstDay) {
  const auto over = [](int from, int to) {
    return AmountOver(Pence::FromPounds(10), kAMonday + from, kAMonday + to,
                      kMonday)
        .value();
  };
  EXPECT_EQ(over(0, 0), 0);
  EXPECT_EQ(over(0, 1), 142);
  EXPECT_EQ(over(1, 2), 143);
  EXPECT_EQ(over(0, 6), 857);
  EXPECT_EQ(over(6, 7), 143);
  EXPECT_EQ(over(0, 7), 1000);
  EXPECT_EQ(over(0, 8), 1142);
  EXPECT_EQ(over(3, 17), 2000);
}

TEST(ChargeWeeks, WholeMonthsEndOnTheirDay) {
  EXPECT_EQ(WholeMonths(CivilDay(2026, 1, 15), CivilDay(2026, 1, 15)), 0);
  EXPECT_EQ(WholeMonths(CivilDay(2026, 1, 15), CivilDay(2026, 2, 14)), 0);
  EXPECT_EQ(WholeMonths(CivilDay(2026, 1, 15), CivilDay(2026, 2, 15)), 1);
  EXPECT_EQ(WholeMonths(CivilDay(2026, 1, 31), CivilDay(2026, 2, 27)), 0);
  EXPECT_EQ(WholeMonths(CivilDay(2026, 1, 31), CivilDay(2026, 2, 28)), 1);
  EXPECT_EQ(WholeMonths(CivilDay(2025, 12, 1), CivilDay(2026, 12, 1)), 12);
}

// The oracle shares a week out to its days, one after the other: each gets
// what is owed by its end and was not yet taken.
RC_GTEST_PROP(ChargeWeeksProperty, DaysAddUpHoweverAPeriodIsCut, ()) {
  const int64_t weekly = *rc::gen::inRange<int64_t>(0, 200'000);
  const int from = *rc::gen::inRange(0, 30);
  const int days = *rc::gen::inRange(0, 60);
  const int cut = *rc::gen::inRange(0, days + 1);
  int64_t expected = 0;
  int64_t taken = 0;
  for (int day = from - from % 7; day < from + days; ++day) {
    if (day % 7 == 0) taken = 0;
    const int64_t owed = weekly * (day % 7 + 1) / 7;
    if (day >= from) expected += owed - taken;
    taken = owed;
  }
  const auto over = [&](int first, int last) {
    return AmountOver(Pence::FromPence(weekly), kAMonday + first,
                      kAMonday + last, kMonday);
  };
  RC_ASSERT(over(from, from + days).value() == expected);
  RC_ASSERT(over(from, from + cut) + over(from + cut, from + days) ==
            over(from, from + days));
}

}  // namespace
}  // namespace carereform::financial_assessments
