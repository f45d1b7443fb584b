#include "services/improvement/domain/due_dates.h"

#include <algorithm>
#include <optional>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

const DateOrMonth kFebruary{CivilDay(2024, 2, 1), true};

TEST(DueDatesTest, AMonthRunsFromItsFirstDayToItsLast) {
  EXPECT_EQ(FirstDayOf(kFebruary), CivilDay(2024, 2, 1));
  EXPECT_EQ(LastDayOf(kFebruary), CivilDay(2024, 2, 29));
  const DateOrMonth last{CivilDay(2024, 2, 29), true};
  EXPECT_EQ(FirstDayOf(last), CivilDay(2024, 2, 1));
  const DateOrMonth day{CivilDay(2024, 2, 10), false};
  EXPECT_EQ(FirstDayOf(day), day.day);
  EXPECT_EQ(LastDayOf(day), day.day);
}

TEST(DueDatesTest, IsOverdueFromTheDayAfter) {
  const DateOrMonth day{CivilDay(2026, 11, 21), false};
  EXPECT_EQ(DaysOverdue(day, day.day - 1), std::nullopt);
  EXPECT_EQ(DaysOverdue(day, day.day), std::nullopt);
  EXPECT_EQ(DaysOverdue(day, day.day + 1), 1);
  EXPECT_EQ(DaysOverdue(kFebruary, CivilDay(2024, 2, 29)), std::nullopt);
  EXPECT_EQ(DaysOverdue(kFebruary, CivilDay(2024, 3, 1)), 1);
  EXPECT_EQ(DaysOverdue(std::nullopt, day.day), std::nullopt);
}

TEST(DueDatesTest, SlippageNeedsBothDates) {
  const DateOrMonth march{CivilDay(2024, 3, 15), true};
  EXPECT_EQ(SlippageDays(kFebruary, march), 31);
  EXPECT_EQ(SlippageDays(march, kFebruary), -31);
  EXPECT_EQ(SlippageDays(march, march), 0);
  EXPECT_EQ(SlippageDays(std::nullopt, march), std::nullopt);
  EXPECT_EQ(SlippageDays(march, std::nullopt), std::nullopt);
}

// The oracle walks the calendar from the one date to the other.
RC_GTEST_PROP(DueDatesProperty, SlippageIsTheDaysWalked, ()) {
  const CivilDay first(2024, 1, 15);
  const DateOrMonth due{first + *rc::gen::inRange<int64_t>(0, 400),
                        *rc::gen::arbitrary<bool>()};
  const DateOrMonth expected{first + *rc::gen::inRange<int64_t>(0, 400),
                             *rc::gen::arbitrary<bool>()};
  const auto end = [](DateOrMonth date) {
    while (date.month_precision &&
           absl::CivilMonth(date.day + 1) == absl::CivilMonth(date.day)) {
      ++date.day;
    }
    return date.day;
  };
  int walked = 0;
  for (CivilDay day = end(due); day < end(expected); ++day) ++walked;
  for (CivilDay day = end(due); day > end(expected); --day) --walked;
  RC_ASSERT(SlippageDays(due, expected) == walked);
  RC_ASSERT(SlippageDays(expected, due) == -walked);
  RC_ASSERT(DaysOverdue(due, end(expected)).value_or(0) == std::max(0, walked));
}

}  // namespace
}  // namespace carereform::improvement
