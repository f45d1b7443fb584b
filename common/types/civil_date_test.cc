#include "common/types/civil_date.h"

#include <cstdio>
#include <cstdlib>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

struct DateCase {
  std::string name;
  std::string text;
  CivilDay day;
  std::string printed;
};
std::ostream& operator<<(std::ostream& out, const DateCase& c) {
  return out << c.text;
}

class DateTest : public testing::TestWithParam<DateCase> {};

TEST_P(DateTest, ParsesFormatsAndPrints) {
  const DateCase& c = GetParam();
  const auto day = ParseDate(c.text);
  ASSERT_TRUE(day.ok()) << day.status();
  EXPECT_EQ(*day, c.day);
  EXPECT_EQ(FormatDate(*day), c.text);
  EXPECT_EQ(PrintDate(*day), c.printed);
  const auto either = ParseDateOrMonth(c.text);
  ASSERT_TRUE(either.ok()) << either.status();
  EXPECT_EQ(*either, (DateOrMonth{c.day, false}));
}

INSTANTIATE_TEST_SUITE_P(
    Edges, DateTest,
    testing::ValuesIn(std::vector<DateCase>{
        {"FirstDay", "1900-01-01", CivilDay(1900, 1, 1), "1 January 1900"},
        {"LastDay", "2200-12-31", CivilDay(2200, 12, 31), "31 December 2200"},
        {"EndOfFebruary", "2025-02-28", CivilDay(2025, 2, 28),
         "28 February 2025"},
        {"LeapDay", "2024-02-29", CivilDay(2024, 2, 29), "29 February 2024"},
        {"LeapCentury", "2000-02-29", CivilDay(2000, 2, 29),
         "29 February 2000"},
        {"ThirtyDays", "2025-04-30", CivilDay(2025, 4, 30), "30 April 2025"},
        {"TheReturn", "2025-10-20", CivilDay(2025, 10, 20), "20 October 2025"},
    }),
    [](const auto& test) { return test.param.name; });

struct RefusedDate {
  std::string name;
  std::string text;
  absl::StatusCode code;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const RefusedDate& c) {
  return out << c.text;
}

class DateRefusedTest : public testing::TestWithParam<RefusedDate> {};

TEST_P(DateRefusedTest, NamesTheRule) {
  const RefusedDate& c = GetParam();
  const auto day = ParseDate(c.text);
  ASSERT_FALSE(day.ok()) << *day;
  EXPECT_EQ(day.status().code(), c.code);
  EXPECT_THAT(std::string(day.status().message()), HasSubstr(c.words));
}

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kRange = absl::StatusCode::kOutOfRange;
INSTANTIATE_TEST_SUITE_P(
    Rules, DateRefusedTest,
    testing::ValuesIn(std::vector<RefusedDate>{
        {"ThirtiethOfFebruary", "2025-02-30", kInvalid,
         "there is no 30 February 2025: the month has days 1 to 28"},
        {"NoLeapDay", "2025-02-29", kInvalid, "there is no 29 February 2025"},
        {"CenturyWithoutLeapDay", "1900-02-29", kInvalid,
         "there is no 29 February 1900"},
        {"AfterLeapDay", "2024-02-30", kInvalid, "days 1 to 29"},
        {"ThirtyFirstOfApril", "2025-04-31", kInvalid,
         "there is no 31 April 2025"},
        {"DayNought", "2025-01-00", kInvalid,
         "the day is missing: give a day of January 2025, from 1 to 31"},
        {"DayThirtyTwo", "2025-01-32", kInvalid, "there is no 32 January 2025"},
        {"MonthNought", "2025-00-01", kInvalid, "there is no month 0"},
        {"MonthThirteen", "2025-13-01", kInvalid, "there is no month 13"},
        {"YearBeforeFirst", "1899-12-31", kRange, "outside 1900 to 2200"},
        {"YearAfterLast", "2201-01-01", kRange, "outside 1900 to 2200"},
        {"Empty", "", kInvalid, "write it like 2025-02-28"},
        {"MonthOnly", "2025-02", kInvalid, "write it like 2025-02-28"},
        {"ShortDay", "2025-2-8", kInvalid, "write it like 2025-02-28"},
        {"British", "28/02/2025", kInvalid, "write it like 2025-02-28"},
        {"Slashes", "2025/02/28", kInvalid, "write it like 2025-02-28"},
        {"SpaceAfter", "2025-02-28 ", kInvalid, "write it like 2025-02-28"},
        {"WithTime", "2025-02-28T00:00", kInvalid, "write it like 2025-02-28"},
        {"Letters", "2025-0a-28", kInvalid, "write it like 2025-02-28"},
        {"Negative", "-025-02-28", kInvalid, "write it like 2025-02-28"},
    }),
    [](const auto& test) { return test.param.name; });

TEST(MonthTest, MeansItsLastDay) {
  EXPECT_EQ(*ParseMonth("2025-02"), CivilDay(2025, 2, 28));
  EXPECT_EQ(*ParseMonth("2024-02"), CivilDay(2024, 2, 29));
  EXPECT_EQ(*ParseMonth("2025-12"), CivilDay(2025, 12, 31));
  EXPECT_EQ(PrintMonth(*ParseMonth("2025-02")), "February 2025");
}

TEST(MonthTest, RefusesOtherShapesAndMonths) {
  for (const char* text : {"", "2025", "2025-2", "2025-02-28", "2025/02"}) {
    const auto month = ParseMonth(text);
    EXPECT_EQ(month.status().code(), kInvalid) << text;
    EXPECT_THAT(std::string(month.status().message()),
                HasSubstr("write it like 2025-02"));
  }
  EXPECT_EQ(ParseMonth("2025-00").status().code(), kInvalid);
  EXPECT_EQ(ParseMonth("2025-13").status().code(), kInvalid);
  EXPECT_EQ(ParseMonth("1899-12").status().code(), kRange);
  EXPECT_EQ(ParseMonth("2201-01").status().code(), kRange);
}

TEST(DateOrMonthTest, RemembersWhichWasGiven) {
  EXPECT_EQ(*ParseDateOrMonth("2025-02"),
            (DateOrMonth{CivilDay(2025, 2, 28), true}));
  EXPECT_EQ(*ParseDateOrMonth("2025-02-28"),
            (DateOrMonth{CivilDay(2025, 2, 28), false}));
}

TEST(DateOrMonthTest, RefusesWithBothShapesNamed) {
  const auto date = ParseDateOrMonth("February");
  EXPECT_EQ(date.status().code(), kInvalid);
  EXPECT_THAT(std::string(date.status().message()),
              HasSubstr("2025-02-28 or 2025-02"));
  EXPECT_EQ(ParseDateOrMonth("2025-02-30").status().code(), kInvalid);
  EXPECT_EQ(ParseDateOrMonth("2025-13").status().code(), kInvalid);
}

struct MonthsCase {
  std::string name;
  CivilDay day;
  int months;
  CivilDay expected;
};
std::ostream& operator<<(std::ostream& out, const MonthsCase& c) {
  return out << c.day << " and " << c.months << " months";
}

class AddMonthsTest : public testing::TestWithParam<MonthsCase> {};

TEST_P(AddMonthsTest, ClampsToTheMonthsEnd) {
  const MonthsCase& c = GetParam();
  EXPECT_EQ(AddMonthsClamped(c.day, c.months), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, AddMonthsTest,
    testing::ValuesIn(std::vector<MonthsCase>{
        {"MayLessThree", CivilDay(2025, 5, 31), -3, CivilDay(2025, 2, 28)},
        {"MayLessThreeLeap", CivilDay(2024, 5, 31), -3, CivilDay(2024, 2, 29)},
        {"TwentyNinth", CivilDay(2025, 5, 29), -3, CivilDay(2025, 2, 28)},
        {"TwentyEighth", CivilDay(2025, 5, 28), -3, CivilDay(2025, 2, 28)},
        {"Nothing", CivilDay(2025, 5, 31), 0, CivilDay(2025, 5, 31)},
        {"ToThirtyDays", CivilDay(2025, 5, 31), 1, CivilDay(2025, 6, 30)},
        {"OverTheYear", CivilDay(2025, 12, 31), 2, CivilDay(2026, 2, 28)},
        {"LeapDayPlusYear", CivilDay(2024, 2, 29), 12, CivilDay(2025, 2, 28)},
        {"BackOverTheYear", CivilDay(2025, 1, 31), -2, CivilDay(2024, 11, 30)},
    }),
    [](const auto& test) { return test.param.name; });

TEST(DayNumberTest, CountsFromNineteenSeventy) {
  EXPECT_EQ(DayNumber(CivilDay(1970, 1, 1)), 0);
  EXPECT_EQ(DayNumber(CivilDay(1969, 12, 31)), -1);
  EXPECT_EQ(DayNumber(CivilDay(2025, 10, 20)), 20'381);
  EXPECT_EQ(DayOfNumber(20'381), CivilDay(2025, 10, 20));
}

TEST(LondonDayTest, TurnsAtMidnightInLondon) {
  const auto london = LondonZone();
  ASSERT_TRUE(london.ok()) << london.status();
  const absl::TimeZone utc = absl::UTCTimeZone();
  // Summer time began on 30 March 2025, so the day turns at 23:00 UTC.
  const absl::Time summer =
      absl::FromCivil(absl::CivilSecond(2025, 6, 30, 23, 0, 0), utc);
  EXPECT_EQ(LondonDay(summer, *london), CivilDay(2025, 7, 1));
  EXPECT_EQ(LondonDay(summer - absl::Seconds(1), *london),
            CivilDay(2025, 6, 30));
  const absl::Time winter =
      absl::FromCivil(absl::CivilSecond(2025, 12, 31, 23, 59, 59), utc);
  EXPECT_EQ(LondonDay(winter, *london), CivilDay(2025, 12, 31));
  EXPECT_EQ(LondonDay(winter + absl::Seconds(1), *london),
            CivilDay(2026, 1, 1));
}

// Loaded zones are remembered for the life of a program, so this asks in a
// fresh one.
TEST(LondonZoneDeathTest, IsRefusedWithoutZoneData) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(
      {
        setenv("TZDIR", "/nonexistent", 1);
        const auto zone = LondonZone();
        std::fprintf(stderr, "%s\n", zone.status().ToString().c_str());
        std::exit(zone.ok() ? 1 : 0);
      },
      testing::ExitedWithCode(0),
      "FAILED_PRECONDITION: .*Europe/London.*install the package tzdata");
}

}  // namespace
}  // namespace carereform
