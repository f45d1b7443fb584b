#include "common/types/working_days.h"

#include <cstdint>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

struct Case {
  std::string name;
  CivilDay from;
  CivilDay to;
  int64_t working_days;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.from << " to " << c.to;
}

class WorkingDaysBetweenTest : public testing::TestWithParam<Case> {};

TEST_P(WorkingDaysBetweenTest, CountsAfterTheFirstThroughTheLast) {
  const Case& c = GetParam();
  const auto counted = BankHolidays::England().WorkingDaysBetween(c.from, c.to);
  ASSERT_TRUE(counted.ok()) << counted.status();
  EXPECT_EQ(*counted, c.working_days);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, WorkingDaysBetweenTest,
    testing::ValuesIn(std::vector<Case>{
        {"SameDay", CivilDay(2025, 10, 20), CivilDay(2025, 10, 20), 0},
        {"SameHoliday", CivilDay(2025, 12, 25), CivilDay(2025, 12, 25), 0},
        {"MondayToTuesday", CivilDay(2025, 10, 20), CivilDay(2025, 10, 21), 1},
        {"FridayToSaturday", CivilDay(2025, 10, 17), CivilDay(2025, 10, 18), 0},
        {"FridayToSunday", CivilDay(2025, 10, 17), CivilDay(2025, 10, 19), 0},
        {"FridayToMonday", CivilDay(2025, 10, 17), CivilDay(2025, 10, 20), 1},
        {"SaturdayToMonday", CivilDay(2025, 10, 18), CivilDay(2025, 10, 20), 1},
        {"AWeek", CivilDay(2025, 10, 20), CivilDay(2025, 10, 27), 5},
        {"OverGoodFriday", CivilDay(2025, 4, 17), CivilDay(2025, 4, 18), 0},
        {"OverEaster", CivilDay(2025, 4, 17), CivilDay(2025, 4, 22), 1},
        {"OverChristmas", CivilDay(2025, 12, 24), CivilDay(2025, 12, 29), 1},
        {"OverNewYear", CivilDay(2025, 12, 31), CivilDay(2026, 1, 2), 1},
        {"OverSubstituteDays", CivilDay(2021, 12, 24), CivilDay(2021, 12, 29),
         1},
        {"OverTheCoronation", CivilDay(2023, 5, 5), CivilDay(2023, 5, 9), 1},
        {"FirstDayCovered", CivilDay(2019, 1, 1), CivilDay(2019, 1, 2), 1},
        {"LastDayCovered", CivilDay(2028, 12, 28), CivilDay(2028, 12, 31), 1},
        {"LeapYear", CivilDay(2023, 12, 31), CivilDay(2024, 12, 31), 254},
        {"CommonYear", CivilDay(2024, 12, 31), CivilDay(2025, 12, 31), 253},
    }),
    [](const auto& test) { return test.param.name; });

TEST(WorkingDaysTest, RefusesToCountBackwards) {
  const auto counted = BankHolidays::England().WorkingDaysBetween(
      CivilDay(2025, 10, 21), CivilDay(2025, 10, 20));
  EXPECT_EQ(counted.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(counted.status().message()),
              HasSubstr("21 October 2025, must not be after"));
}

TEST(WorkingDaysTest, RefusesYearsNotCoveredByName) {
  const BankHolidays& england = BankHolidays::England();
  EXPECT_EQ(england.first_year(), 2019);
  EXPECT_EQ(england.last_year(), 2028);
  const auto after =
      england.WorkingDaysBetween(CivilDay(2028, 12, 31), CivilDay(2029, 1, 1));
  EXPECT_EQ(after.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(std::string(after.status().message()),
              HasSubstr("no bank holidays are held for 2029"));
  const auto before =
      england.WorkingDaysBetween(CivilDay(2018, 12, 31), CivilDay(2019, 1, 1));
  EXPECT_EQ(before.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_THAT(std::string(before.status().message()),
              HasSubstr("no bank holidays are held for 2018"));
  EXPECT_FALSE(england.IsWorkingDay(CivilDay(2029, 1, 1)).ok());
  EXPECT_FALSE(england.IsWorkingDay(CivilDay(2018, 12, 31)).ok());
}

TEST(WorkingDaysTest, KnowsWeekendsAndHolidays) {
  const BankHolidays& england = BankHolidays::England();
  EXPECT_TRUE(*england.IsWorkingDay(CivilDay(2025, 10, 20)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2025, 10, 19)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2025, 8, 25)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2019, 1, 1)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2028, 12, 31)));
}

// The dated file itself: eight days a year and the one-off days of 2022 and
// 2023; the early May day of 2020 moved to the 8th.
TEST(EnglandTest, HasTheRightNumberOfHolidaysInEveryYear) {
  const BankHolidays& england = BankHolidays::England();
  for (int year = england.first_year(); year <= england.last_year(); ++year) {
    int holidays = 0;
    for (CivilDay day(year, 1, 1); day.year() == year; ++day) {
      const absl::Weekday weekday = absl::GetWeekday(day);
      if (weekday == absl::Weekday::saturday) continue;
      if (weekday == absl::Weekday::sunday) continue;
      if (!*england.IsWorkingDay(day)) ++holidays;
    }
    const std::map<int, int> one_off = {{2022, 2}, {2023, 1}};
    const int expected = 8 + (one_off.count(year) != 0 ? one_off.at(year) : 0);
    EXPECT_EQ(holidays, expected) << year;
  }
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2020, 5, 8)));
  EXPECT_TRUE(*england.IsWorkingDay(CivilDay(2020, 5, 4)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2022, 6, 3)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2022, 9, 19)));
  EXPECT_FALSE(*england.IsWorkingDay(CivilDay(2023, 5, 8)));
}

TEST(ParseBankHolidaysTest, CoversWholeYears) {
  const auto parsed =
      BankHolidays::Parse("date,substitute\n2024-12-25,no\n2025-01-01,no\n");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->first_year(), 2024);
  EXPECT_EQ(parsed->last_year(), 2025);
  EXPECT_TRUE(*parsed->IsWorkingDay(CivilDay(2024, 1, 1)));
  EXPECT_FALSE(*parsed->IsWorkingDay(CivilDay(2024, 12, 25)));
  EXPECT_TRUE(*parsed->IsWorkingDay(CivilDay(2025, 12, 31)));
}

TEST(ParseBankHolidaysTest, AcceptsWindowsLinesAndNoLastNewline) {
  const auto parsed =
      BankHolidays::Parse("date,substitute\r\n2024-12-25,no\r\n2024-12-26,no");
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_FALSE(*parsed->IsWorkingDay(CivilDay(2024, 12, 26)));
}

struct RefusedCase {
  std::string name;
  std::string csv;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const RefusedCase& c) {
  return out << c.name;
}

class ParseRefusedTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(ParseRefusedTest, NamesTheLineAndTheRule) {
  const auto parsed = BankHolidays::Parse(GetParam().csv);
  ASSERT_FALSE(parsed.ok());
  EXPECT_EQ(parsed.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(parsed.status().message()),
              HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Rules, ParseRefusedTest,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"Empty", "", "line 1: the first line must be date,substitute"},
        {"OtherHeader", "day\n2024-12-25,no\n", "line 1"},
        {"NoDays", "date,substitute\n", "line 1: there are no days"},
        {"OneColumn", "date,substitute\n2024-12-25\n", "line 2: a line is"},
        {"ThreeColumns", "date,substitute\n2024-12-25,no,x\n", "line 2"},
        {"NotYesOrNo", "date,substitute\n2024-12-25,maybe\n", "line 2"},
        {"NoSuchDay", "date,substitute\n2024-12-25,no\n2024-12-32,no\n",
         "line 3: there is no 32 December 2024"},
        {"BlankLine", "date,substitute\n2024-12-25,no\n\n", "line 3"},
        {"Saturday", "date,substitute\n2021-12-25,no\n",
         "line 2: 25 December 2021 is at a weekend"},
        {"Sunday", "date,substitute\n2021-12-26,no\n", "is at a weekend"},
        {"Twice", "date,substitute\n2024-12-25,no\n2024-12-25,no\n",
         "line 3: days are in order"},
        {"Backwards", "date,substitute\n2024-12-26,no\n2024-12-25,no\n",
         "25 December 2024 cannot follow 26 December 2024"},
        {"YearLeftOut", "date,substitute\n2024-12-25,no\n2026-01-01,no\n",
         "line 3: no bank holidays are held for 2025"},
    }),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace carereform
