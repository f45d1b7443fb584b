#include "services/improvement/domain/evidence_age.h"

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using Day = absl::CivilDay;

TEST(EvidenceAgeTest, AMonthIsWholeOnceItsDayIsReached) {
  const Day day(2024, 9, 17);
  EXPECT_EQ(MonthsOld(day, Day(2024, 9, 17)), 0);
  EXPECT_EQ(MonthsOld(day, Day(2024, 10, 16)), 0);
  EXPECT_EQ(MonthsOld(day, Day(2024, 10, 17)), 1);
  EXPECT_EQ(MonthsOld(day, Day(2025, 9, 16)), 11);
  EXPECT_EQ(MonthsOld(day, Day(2025, 9, 17)), 12);
  EXPECT_EQ(MonthsOld(day, Day(2025, 9, 18)), 12);
}

TEST(EvidenceAgeTest, ALaterDayIsNoMonthsOld) {
  EXPECT_EQ(MonthsOld(Day(2025, 9, 17), Day(2025, 9, 16)), 0);
  EXPECT_EQ(MonthsOld(Day(2025, 9, 17), Day(2020, 1, 1)), 0);
}

TEST(EvidenceAgeTest, AShortMonthEndsBeforeTheDayIsReached) {
  EXPECT_EQ(MonthsOld(Day(2025, 1, 31), Day(2025, 2, 27)), 0);
  EXPECT_EQ(MonthsOld(Day(2025, 1, 31), Day(2025, 2, 28)), 1);
  EXPECT_EQ(MonthsOld(Day(2024, 2, 29), Day(2025, 2, 28)), 12);
}

TEST(EvidenceAgeTest, IsOldFromTheDayAfterTheLimit) {
  const Day day(2024, 9, 17);
  EXPECT_FALSE(IsOld(day, Day(2025, 9, 16), 12));
  EXPECT_FALSE(IsOld(day, Day(2025, 9, 17), 12));
  EXPECT_TRUE(IsOld(day, Day(2025, 9, 18), 12));
  EXPECT_FALSE(IsOld(day, day, 0));
  EXPECT_TRUE(IsOld(day, day + 1, 0));
}

}  // namespace
}  // namespace carereform::improvement
