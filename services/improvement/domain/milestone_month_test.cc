#include "services/improvement/domain/milestone_month.h"

#include <iostream>
#include <random>

#include "gtest/gtest.h"
#include "tests/support/seed.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

DateOrMonth Day(int year, int month, int day) {
  return {CivilDay(year, month, day), false};
}

DateOrMonth Month(int year, int month) {
  return {LastDayOfMonth(CivilDay(year, month, 1)), true};
}

struct Case {
  const char* about;
  MilestoneDays milestone;
  CivilDay day;
  MonthStanding expected;
};

// At each edge and a day either side.
const Case kCases[] = {
    {"reached on the day before the month",
     {.due = Day(2025, 10, 1), .achieved = CivilDay(2025, 9, 30)},
     CivilDay(2025, 10, 31),
     MonthStanding::kNotReported},
    {"reached on its first day",
     {.due = Day(2025, 9, 1), .achieved = CivilDay(2025, 10, 1)},
     CivilDay(2025, 10, 31),
     MonthStanding::kMet},
    {"reached on the day",
     {.achieved = CivilDay(2025, 10, 15)},
     CivilDay(2025, 10, 15),
     MonthStanding::kMet},
    {"reached on the day after it",
     {.achieved = CivilDay(2025, 10, 16)},
     CivilDay(2025, 10, 15),
     MonthStanding::kNoDueDate},
    {"due on the day before the month",
     {.due = Day(2025, 9, 30)},
     CivilDay(2025, 10, 31),
     MonthStanding::kOverdue},
    {"due in the month before",
     {.due = Month(2025, 9)},
     CivilDay(2025, 10, 1),
     MonthStanding::kOverdue},
    {"due on its first day, which has passed",
     {.due = Day(2025, 10, 1)},
     CivilDay(2025, 10, 2),
     MonthStanding::kSlipped},
    {"due on the day",
     {.due = Day(2025, 10, 15)},
     CivilDay(2025, 10, 15),
     MonthStanding::kComing},
    {"due on the day before",
     {.due = Day(2025, 10, 14)},
     CivilDay(2025, 10, 15),
     MonthStanding::kSlipped},
    {"a month is due on its last day",
     {.due = Month(2025, 10)},
     CivilDay(2025, 10, 31),
     MonthStanding::kComing},
    {"due on the last day of the next month",
     {.due = Day(2025, 11, 30)},
     CivilDay(2025, 10, 1),
     MonthStanding::kComing},
    {"due on the day after that",
     {.due = Day(2025, 12, 1)},
     CivilDay(2025, 10, 31),
     MonthStanding::kNotReported},
    {"over the end of a year",
     {.due = Month(2026, 1)},
     CivilDay(2025, 12, 31),
     MonthStanding::kComing},
    {"expected on the day it is due",
     {.due = Day(2026, 3, 31), .forecast = Month(2026, 3)},
     CivilDay(2025, 10, 31),
     MonthStanding::kNotReported},
    {"expected on the day after",
     {.due = Day(2026, 3, 31), .forecast = Day(2026, 4, 1)},
     CivilDay(2025, 10, 31),
     MonthStanding::kSlipped},
    {"expected and never due",
     {.forecast = Day(2026, 4, 1)},
     CivilDay(2025, 10, 31),
     MonthStanding::kNoDueDate},
};

TEST(MilestoneMonthTest, EachEdgeAndADayEitherSide) {
  for (const Case& each : kCases) {
    EXPECT_EQ(StandingInMonth(each.milestone, each.day), each.expected)
        << each.about;
  }
}

TEST(MilestoneMonthTest, CountsWhatIsDueInTheMonthReachedOrNot) {
  const CivilDay day(2025, 10, 15);
  EXPECT_FALSE(IsDueInMonth({.due = Day(2025, 9, 30)}, day));
  EXPECT_TRUE(IsDueInMonth(
      {.due = Day(2025, 10, 1), .achieved = CivilDay(2025, 9, 1)}, day));
  EXPECT_TRUE(IsDueInMonth({.due = Month(2025, 10)}, day));
  EXPECT_FALSE(IsDueInMonth({.due = Day(2025, 11, 1)}, day));
  EXPECT_FALSE(IsDueInMonth({.due = Day(2024, 10, 15)}, day));
  EXPECT_FALSE(IsDueInMonth({}, day));
}

// As on the last day of a month, a milestone that is due in it is met in the
// month, was met before it, is due on that day, or slipped: never lost.
TEST(MilestoneMonthTest, NothingDueInAMonthIsLostByItsEnd) {
  const unsigned seed = tests::Seed();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> offset(-70, 70);
  for (int i = 0; i < 20'000; ++i) {
    const CivilDay day = LastDayOfMonth(CivilDay(2025, 10, 1) + offset(random));
    MilestoneDays milestone{.due = DateOrMonth{day + offset(random), false}};
    if (offset(random) > 0) milestone.achieved = day + offset(random);
    if (offset(random) > 0) {
      milestone.forecast = DateOrMonth{day + offset(random), false};
    }
    if (!IsDueInMonth(milestone, day)) continue;
    const MonthStanding standing = StandingInMonth(milestone, day);
    // Counted in whole months, which the rule does not.
    const auto months = [](CivilDay of) { return of.year() * 12 + of.month(); };
    const bool reached =
        milestone.achieved.has_value() && !(day < *milestone.achieved);
    if (reached && months(*milestone.achieved) < months(day)) {
      EXPECT_EQ(standing, MonthStanding::kNotReported) << "seed " << seed;
    } else if (reached) {
      EXPECT_EQ(standing, MonthStanding::kMet) << "seed " << seed;
    } else if (milestone.due->day == day && (!milestone.forecast.has_value() ||
                                             milestone.forecast->day <= day)) {
      EXPECT_EQ(standing, MonthStanding::kComing) << "seed " << seed;
    } else {
      EXPECT_EQ(standing, MonthStanding::kSlipped) << "seed " << seed;
    }
  }
  std::cout << "Shown: nothing due in a month is lost, seed " << seed << '\n';
}

}  // namespace
}  // namespace carereform::improvement
