#include "common/types/quarter.h"

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

struct QuarterCase {
  std::string text;
  FinancialQuarter quarter;
  CivilDay first;
  CivilDay last;
};
std::ostream& operator<<(std::ostream& out, const QuarterCase& c) {
  return out << c.text;
}

class QuarterTest : public testing::TestWithParam<QuarterCase> {};

TEST_P(QuarterTest, ParsesFormatsAndHoldsItsDays) {
  const QuarterCase& c = GetParam();
  const auto parsed = ParseQuarter(c.text);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(*parsed, c.quarter);
  EXPECT_EQ(FormatQuarter(c.quarter), c.text);
  EXPECT_EQ(QuarterPeriod(c.quarter), (Period{c.first, c.last + 1}));
  EXPECT_EQ(QuarterOf(c.first), c.quarter);
  EXPECT_EQ(QuarterOf(c.last), c.quarter);
  EXPECT_FALSE(QuarterOf(c.first - 1) == c.quarter);
  EXPECT_FALSE(QuarterOf(c.last + 1) == c.quarter);
}

INSTANTIATE_TEST_SUITE_P(
    Quarters, QuarterTest,
    testing::ValuesIn(std::vector<QuarterCase>{
        {"2025-26 Q1", {2025, 1}, CivilDay(2025, 4, 1), CivilDay(2025, 6, 30)},
        {"2025-26 Q2", {2025, 2}, CivilDay(2025, 7, 1), CivilDay(2025, 9, 30)},
        {"2025-26 Q3",
         {2025, 3},
         CivilDay(2025, 10, 1),
         CivilDay(2025, 12, 31)},
        {"2025-26 Q4", {2025, 4}, CivilDay(2026, 1, 1), CivilDay(2026, 3, 31)},
        {"1999-00 Q4", {1999, 4}, CivilDay(2000, 1, 1), CivilDay(2000, 3, 31)},
        {"1900-01 Q1", {1900, 1}, CivilDay(1900, 4, 1), CivilDay(1900, 6, 30)},
        {"2199-00 Q4", {2199, 4}, CivilDay(2200, 1, 1), CivilDay(2200, 3, 31)},
    }),
    [](const auto& test) {
      return "Q" + std::to_string(test.param.quarter.quarter) + "Of" +
             std::to_string(test.param.quarter.first_year);
    });

struct RefusedCase {
  std::string name;
  std::string text;
  absl::StatusCode code;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const RefusedCase& c) {
  return out << c.text;
}

class QuarterRefusedTest : public testing::TestWithParam<RefusedCase> {};

TEST_P(QuarterRefusedTest, NamesTheRule) {
  const RefusedCase& c = GetParam();
  const auto parsed = ParseQuarter(c.text);
  ASSERT_FALSE(parsed.ok()) << *parsed;
  EXPECT_EQ(parsed.status().code(), c.code);
  EXPECT_THAT(std::string(parsed.status().message()),
              testing::HasSubstr(c.words));
}

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kRange = absl::StatusCode::kOutOfRange;
INSTANTIATE_TEST_SUITE_P(
    Rules, QuarterRefusedTest,
    testing::ValuesIn(std::vector<RefusedCase>{
        {"YearSkipped", "2025-27 Q1", kInvalid, "is 2025-26"},
        {"SameYear", "2025-25 Q1", kInvalid, "is 2025-26"},
        {"NoQuarterNought", "2025-26 Q0", kInvalid, "there is no Q0"},
        {"NoQuarterFive", "2025-26 Q5", kInvalid, "there is no Q5"},
        {"YearTooEarly", "1899-00 Q1", kRange, "outside 1900 to 2199"},
        {"YearTooLate", "2200-01 Q1", kRange, "outside 1900 to 2199"},
        {"Empty", "", kInvalid, "write it like 2025-26 Q3"},
        {"NoSpace", "2025-26Q3", kInvalid, "write it like 2025-26 Q3"},
        {"SmallQ", "2025-26 q3", kInvalid, "write it like 2025-26 Q3"},
        {"Slash", "2025/26 Q3", kInvalid, "write it like 2025-26 Q3"},
        {"LongYear", "2025-2026 Q3", kInvalid, "write it like 2025-26 Q3"},
        {"SpaceAfter", "2025-26 Q3 ", kInvalid, "write it like 2025-26 Q3"},
    }),
    [](const auto& test) { return test.param.name; });

RC_GTEST_PROP(QuarterProperty, EveryDayIsInItsQuarter, ()) {
  const CivilDay day =
      CivilDay(1901, 1, 1) + *rc::gen::inRange<int64_t>(0, 100'000);
  const FinancialQuarter quarter = QuarterOf(day);
  RC_ASSERT(Contains(QuarterPeriod(quarter), day));
  RC_ASSERT(*ParseQuarter(FormatQuarter(quarter)) == quarter);
}

RC_GTEST_PROP(QuarterProperty, QuartersMeetWithoutGapOrOverlap, ()) {
  const FinancialQuarter quarter{*rc::gen::inRange(1900, 2199),
                                 *rc::gen::inRange(1, 5)};
  const Period period = QuarterPeriod(quarter);
  const FinancialQuarter next = QuarterOf(period.end);
  RC_ASSERT(QuarterPeriod(next).start == period.end);
  RC_ASSERT(!(next == quarter));
}

}  // namespace
}  // namespace carereform
