#include "services/reporting/domain/return_calendar.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::reporting {
namespace {

using absl::CivilDay;
using enum ReturnTiming;
using enum Freshness;

constexpr FinancialQuarter kQuarter{2025, 3};  // October to December 2025.

struct TimingCase {
  std::string name;
  CivilDay as_of;
  ReturnTiming timing;
};
std::ostream& operator<<(std::ostream& out, const TimingCase& c) {
  return out << c.as_of;
}

class TimingOfTest : public testing::TestWithParam<TimingCase> {};

TEST_P(TimingOfTest, IsInterimUntilTheLastDay) {
  const auto timing = TimingOf(kQuarter, GetParam().as_of);
  ASSERT_TRUE(timing.ok()) << timing.status();
  EXPECT_EQ(*timing, GetParam().timing);
}

INSTANTIATE_TEST_SUITE_P(Edges, TimingOfTest,
                         testing::ValuesIn(std::vector<TimingCase>{
                             {"FirstDay", CivilDay(2025, 10, 1), kInterim},
                             {"TheReturn", CivilDay(2025, 10, 20), kInterim},
                             {"LastDayButOne", CivilDay(2025, 12, 30),
                              kInterim},
                             {"LastDay", CivilDay(2025, 12, 31), kWholeQuarter},
                             {"DayAfter", CivilDay(2026, 1, 1), kWholeQuarter},
                             {"LongAfter", CivilDay(2027, 1, 1), kWholeQuarter},
                         }),
                         [](const auto& test) { return test.param.name; });

TEST(TimingOfRefusedTest, SaysWhyAndWhichQuarterToAskFor) {
  for (const CivilDay as_of : {CivilDay(2025, 9, 30), CivilDay(2025, 7, 1)}) {
    const auto timing = TimingOf(kQuarter, as_of);
    EXPECT_EQ(timing.status().code(), absl::StatusCode::kInvalidArgument);
    const std::string message(timing.status().message());
    EXPECT_THAT(message, testing::HasSubstr("2025-26 Q3 begins on 1 October "
                                            "2025: a return as at"));
    EXPECT_THAT(message, testing::HasSubstr("or ask for 2025-26 Q2"));
  }
}

struct FreshnessCase {
  std::string name;
  int days_before;
  int days_allowed;
  Freshness freshness;
};
std::ostream& operator<<(std::ostream& out, const FreshnessCase& c) {
  return out << c.days_before << " days before, " << c.days_allowed
             << " allowed";
}

class FreshnessOfTest : public testing::TestWithParam<FreshnessCase> {};

TEST_P(FreshnessOfTest, IsStaleOnlyWhenOlderThanAllowed) {
  const FreshnessCase& c = GetParam();
  const CivilDay as_of(2025, 10, 20);
  EXPECT_EQ(FreshnessOf(as_of - c.days_before, as_of, c.days_allowed),
            c.freshness);
}

INSTANTIATE_TEST_SUITE_P(Edges, FreshnessOfTest,
                         testing::ValuesIn(std::vector<FreshnessCase>{
                             {"SameDay", 0, 92, kCurrent},
                             {"DayUnder", 91, 92, kCurrent},
                             {"AtTheLimit", 92, 92, kCurrent},
                             {"DayOver", 93, 92, kStale},
                             {"TomorrowsFigure", -1, 92, kLater},
                             {"NoneAllowedSameDay", 0, 0, kCurrent},
                             {"NoneAllowedDayBefore", 1, 0, kStale},
                         }),
                         [](const auto& test) { return test.param.name; });

// The oracle asks whether a day of the quarter is still to come.
RC_GTEST_PROP(ReturnCalendarProperty, InterimMeansThatDaysAreStillToCome, ()) {
  const FinancialQuarter quarter{*rc::gen::inRange(2000, 2100),
                                 *rc::gen::inRange(1, 5)};
  const CivilDay as_of =
      QuarterPeriod(quarter).start + *rc::gen::inRange<int64_t>(-40, 140);
  bool begun = false;
  for (CivilDay day = as_of - 400; day <= as_of; ++day) {
    begun = begun || QuarterOf(day) == quarter;
  }
  const auto timing = TimingOf(quarter, as_of);
  RC_ASSERT(timing.ok() == begun);
  if (!begun) return;
  const bool to_come = QuarterOf(as_of + 1) == quarter;
  RC_ASSERT((*timing == kInterim) == to_come);
}

}  // namespace
}  // namespace carereform::reporting
