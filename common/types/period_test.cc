#include "common/types/period.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;

TEST(PeriodTest, HoldsItsStartAndNotItsEnd) {
  const auto period = MakePeriod(CivilDay(2025, 4, 1), CivilDay(2025, 7, 1));
  ASSERT_TRUE(period.ok()) << period.status();
  EXPECT_FALSE(Contains(*period, CivilDay(2025, 3, 31)));
  EXPECT_TRUE(Contains(*period, CivilDay(2025, 4, 1)));
  EXPECT_TRUE(Contains(*period, CivilDay(2025, 6, 30)));
  EXPECT_FALSE(Contains(*period, CivilDay(2025, 7, 1)));
  EXPECT_EQ(DayCount(*period), 91);
}

TEST(PeriodTest, PrintsItsLastIncludedDay) {
  EXPECT_EQ(PrintPeriod(Period{CivilDay(2024, 10, 13), CivilDay(2025, 10, 13)}),
            "13 October 2024 to 12 October 2025");
  EXPECT_EQ(PrintPeriod(Period{CivilDay(2025, 10, 20), CivilDay(2025, 10, 22)}),
            "20 October 2025 to 21 October 2025");
  EXPECT_EQ(PrintPeriod(Period{CivilDay(2025, 10, 20), CivilDay(2025, 10, 21)}),
            "20 October 2025");
}

TEST(PeriodTest, RefusesToHoldNoDay) {
  const CivilDay day(2025, 4, 1);
  EXPECT_TRUE(MakePeriod(day, day + 1).ok());
  for (const CivilDay end : {day, day - 1}) {
    const auto period = MakePeriod(day, end);
    EXPECT_EQ(period.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(period.status().message()),
                testing::HasSubstr("later than its start, 1 April 2025"));
  }
}

struct TrailingCase {
  std::string name;
  CivilDay as_of;
  int months;
  CivilDay start;
};
std::ostream& operator<<(std::ostream& out, const TrailingCase& c) {
  return out << c.months << " months to " << c.as_of;
}

class TrailingMonthsTest : public testing::TestWithParam<TrailingCase> {};

TEST_P(TrailingMonthsTest, EndsWithTheDayAskedFor) {
  const TrailingCase& c = GetParam();
  const auto period = TrailingMonths(c.as_of, c.months);
  ASSERT_TRUE(period.ok()) << period.status();
  EXPECT_EQ(*period, (Period{c.start, c.as_of + 1}));
}

INSTANTIATE_TEST_SUITE_P(
    Edges, TrailingMonthsTest,
    testing::ValuesIn(std::vector<TrailingCase>{
        {"YearToOctober", CivilDay(2025, 10, 12), 12, CivilDay(2024, 10, 13)},
        {"WholeFebruary", CivilDay(2025, 2, 28), 1, CivilDay(2025, 2, 1)},
        {"WholeLeapFebruary", CivilDay(2024, 2, 29), 1, CivilDay(2024, 2, 1)},
        {"NotQuiteLeapFebruary", CivilDay(2024, 2, 28), 1,
         CivilDay(2024, 1, 29)},
        {"WholeQuarter", CivilDay(2025, 6, 30), 3, CivilDay(2025, 4, 1)},
        {"WholeYear", CivilDay(2025, 3, 31), 12, CivilDay(2024, 4, 1)},
        {"ShortMonthAtTheStart", CivilDay(2025, 5, 30), 3,
         CivilDay(2025, 2, 28)},
        {"OneDayLater", CivilDay(2025, 5, 31), 3, CivilDay(2025, 3, 1)},
    }),
    [](const auto& test) { return test.param.name; });

TEST(TrailingMonthsLimitTest, RefusesNoneAndFarTooMany) {
  const CivilDay day(2025, 10, 12);
  EXPECT_TRUE(TrailingMonths(day, 1).ok());
  EXPECT_TRUE(TrailingMonths(day, 1200).ok());
  for (const int months : {-1, 0, 1201}) {
    const auto period = TrailingMonths(day, months);
    EXPECT_EQ(period.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(period.status().message()),
                testing::HasSubstr("from 1 to 1200"));
  }
}

// The oracle walks the days one by one.
RC_GTEST_PROP(PeriodProperty, CountsTheDaysItContains, ()) {
  const CivilDay start =
      CivilDay(2020, 1, 1) + *rc::gen::inRange<int64_t>(0, 3000);
  const Period period{start, start + *rc::gen::inRange<int64_t>(1, 500)};
  int64_t contained = 0;
  for (CivilDay day = period.start - 5; day < period.end + 5; ++day) {
    if (Contains(period, day)) ++contained;
  }
  RC_ASSERT(DayCount(period) == contained);
}

RC_GTEST_PROP(PeriodProperty, TrailingMonthsAreTwentyEightToThirtyOneDaysEach,
              ()) {
  const CivilDay as_of =
      CivilDay(2000, 1, 1) + *rc::gen::inRange<int64_t>(0, 20'000);
  const int months = *rc::gen::inRange(1, 60);
  const auto period = TrailingMonths(as_of, months);
  RC_ASSERT(period.ok());
  RC_ASSERT(Contains(*period, as_of));
  RC_ASSERT(!Contains(*period, as_of + 1));
  RC_ASSERT(DayCount(*period) >= 28 * months);
  // A start that is clamped takes in up to three days more.
  RC_ASSERT(DayCount(*period) <= 31 * months + 3);
}

}  // namespace
}  // namespace carereform
