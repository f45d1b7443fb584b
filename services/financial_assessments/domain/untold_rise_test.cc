#include "services/financial_assessments/domain/untold_rise.h"

#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

const absl::CivilDay kFirst(2025, 10, 20);

// A charge for each day from the first on, in pence.
std::vector<ChargeRun> RunsOf(const std::vector<int>& days) {
  std::vector<ChargeRun> runs;
  for (size_t i = 0; i < days.size(); ++i) {
    const absl::CivilDay day = kFirst + static_cast<int64_t>(i);
    const Pence weekly = Pence::FromPence(days[i]);
    if (!runs.empty() && runs.back().weekly == weekly) {
      runs.back().to = day + 1;
    } else {
      runs.push_back({day, day + 1, weekly, Outcome::kContribution, {}});
    }
  }
  return runs;
}

// The day of the first rise, counted from the first day; -1 if there is none.
int64_t RiseOn(const std::vector<int>& days, int on, int from, int through) {
  const auto rise = FirstUntoldRise(
      RunsOf(days), {kFirst + on, kFirst + from, kFirst + through});
  return rise ? rise->first - kFirst : -1;
}

TEST(UntoldRiseTest, IsTheFirstDayOnWhichMoreIsChargedThanOnTheLastKnown) {
  EXPECT_EQ(RiseOn({5, 5, 5, 6}, 0, 0, 0), 3);
  EXPECT_EQ(RiseOn({5, 5, 5, 6}, 0, 0, 2), 3);
  // It was announced with its day.
  EXPECT_EQ(RiseOn({5, 5, 5, 6}, 0, 0, 3), -1);
  EXPECT_EQ(RiseOn({5, 5, 5, 6, 6, 7}, 0, 0, 3), 5);
  EXPECT_EQ(RiseOn({5, 5, 5, 5}, 0, 0, 0), -1);
}

TEST(UntoldRiseTest, AFallIsNoneNorIsARiseToWhatItWas) {
  EXPECT_EQ(RiseOn({5, 4, 3}, 0, 0, 0), -1);
  EXPECT_EQ(RiseOn({5, 4, 5}, 0, 0, 0), -1);
  EXPECT_EQ(RiseOn({5, 4, 5, 6}, 0, 0, 0), 3);
  EXPECT_EQ(RiseOn({0, 0, 1}, 0, 0, 0), 2);
}

// Told today of what is paid from day 4 on: days before it are known by what is
// paid today.
TEST(UntoldRiseTest, ALetterOfALaterDayTellsOfNoDayBeforeIt) {
  EXPECT_EQ(RiseOn({5, 5, 6, 6, 7, 7}, 0, 4, 4), 2);
  EXPECT_EQ(RiseOn({5, 5, 5, 5, 7, 7}, 0, 4, 4), -1);
  EXPECT_EQ(RiseOn({5, 5, 5, 5, 7, 8}, 0, 4, 4), 5);
  // Unless it announced them too.
  EXPECT_EQ(RiseOn({5, 5, 6, 6, 7, 7}, 0, 0, 4), -1);
}

TEST(UntoldRiseTest, SaysNothingWhereTheDayToCompareWithIsNotHeld) {
  EXPECT_EQ(RiseOn({}, 0, 0, 0), -1);
  EXPECT_EQ(RiseOn({5, 6}, 0, 0, 9), -1);
}

// Day by day: the first that is not known and on which more is charged.
RC_GTEST_PROP(UntoldRiseProperty, IsWhatGoingThroughTheDaysFinds, ()) {
  const auto days =
      *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  const int size = static_cast<int>(days.size());
  const int on = *rc::gen::inRange(0, size + 1);
  const int from = *rc::gen::inRange(on, size + 2);
  const int through = *rc::gen::inRange(from, size + 3);
  int64_t expected = -1;
  for (int day = 0; day < size && expected < 0; ++day) {
    const int known = on < day && day < from ? on : through;
    const bool is_known = day <= on || (from <= day && day <= through);
    if (is_known || known >= size) continue;
    if (days[static_cast<size_t>(day)] > days[static_cast<size_t>(known)]) {
      expected = day;
    }
  }
  RC_ASSERT(RiseOn(days, on, from, through) == expected);
}

}  // namespace
}  // namespace carereform::financial_assessments
