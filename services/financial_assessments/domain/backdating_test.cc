#include "services/financial_assessments/domain/backdating.h"

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

struct Case {
  CivilDay charge_from;
  CivilDay told;
  int64_t months;
  bool over_three;
};

TEST(BackdatingTest, CountsWholeMonths) {
  for (const Case& c : {
           Case{CivilDay(2025, 10, 20), CivilDay(2025, 10, 19), 0, false},
           Case{CivilDay(2025, 10, 20), CivilDay(2025, 10, 20), 0, false},
           Case{CivilDay(2025, 10, 20), CivilDay(2025, 10, 21), 0, false},
           Case{CivilDay(2025, 9, 20), CivilDay(2025, 10, 19), 0, false},
           Case{CivilDay(2025, 9, 20), CivilDay(2025, 10, 20), 1, false},
           Case{CivilDay(2025, 9, 20), CivilDay(2025, 10, 21), 1, false},
           Case{CivilDay(2025, 7, 20), CivilDay(2025, 10, 19), 2, false},
           Case{CivilDay(2025, 7, 20), CivilDay(2025, 10, 20), 3, false},
           Case{CivilDay(2025, 7, 20), CivilDay(2025, 10, 21), 3, true},
           Case{CivilDay(2025, 11, 30), CivilDay(2026, 2, 27), 2, false},
           Case{CivilDay(2025, 11, 30), CivilDay(2026, 2, 28), 3, false},
           Case{CivilDay(2025, 11, 30), CivilDay(2026, 3, 1), 3, true},
           Case{CivilDay(2023, 11, 30), CivilDay(2024, 2, 29), 3, false},
           Case{CivilDay(2024, 10, 20), CivilDay(2025, 10, 20), 12, true},
       }) {
    EXPECT_EQ(MonthsBackdated(c.charge_from, c.told), c.months)
        << c.charge_from << " " << c.told;
    EXPECT_EQ(IsBackdatedOver(3, c.charge_from, c.told), c.over_three)
        << c.charge_from << " " << c.told;
  }
}

TEST(BackdatingTest, AMonthThatIsTooShortEndsOnItsLastDay) {
  EXPECT_EQ(AddMonthsClamped(CivilDay(2025, 1, 31), 1), CivilDay(2025, 2, 28));
  EXPECT_EQ(AddMonthsClamped(CivilDay(2024, 1, 31), 1), CivilDay(2024, 2, 29));
  EXPECT_EQ(AddMonthsClamped(CivilDay(2025, 12, 31), 2), CivilDay(2026, 2, 28));
  EXPECT_EQ(AddMonthsClamped(CivilDay(2025, 1, 31), 0), CivilDay(2025, 1, 31));
  EXPECT_EQ(AddMonthsClamped(CivilDay(2025, 1, 30), 6), CivilDay(2025, 7, 30));
}

// The oracle walks day by day, and counts a month each time that the day of the
// month, or the end of a shorter one, is reached.
RC_GTEST_PROP(BackdatingProperty, AgreesWithWalkingDayByDay, ()) {
  const CivilDay from = CivilDay(2023, 1, 1) + *rc::gen::inRange(0, 1000);
  const int days = *rc::gen::inRange(0, 900);
  int64_t months = 0;
  for (CivilDay day = from + 1; day <= from + days; ++day) {
    const bool last_of_month = (day + 1).day() == 1;
    if (day.day() == from.day() || (last_of_month && day.day() < from.day())) {
      ++months;
    }
  }
  RC_ASSERT(MonthsBackdated(from, from + days) == months);
  RC_ASSERT(IsBackdatedOver(months + 1, from, from + days) == false);
}

}  // namespace
}  // namespace carereform::financial_assessments
