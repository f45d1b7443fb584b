#include "services/improvement/domain/clear_days.h"

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;

CivilDay FiveClear(CivilDay meeting) {
  return *LastDayForClearDays(BankHolidays::England(), meeting, 5);
}

// Committee dates as printed in seed 002, line 62.
TEST(ClearDays, OfThePublishedMeetings) {
  EXPECT_EQ(FiveClear(CivilDay(2026, 1, 19)), CivilDay(2026, 1, 9));
  EXPECT_EQ(FiveClear(CivilDay(2026, 3, 2)), CivilDay(2026, 2, 20));
  // 25 May is a bank holiday.
  EXPECT_EQ(FiveClear(CivilDay(2026, 6, 1)), CivilDay(2026, 5, 21));
  // 31 August is a bank holiday.
  EXPECT_EQ(FiveClear(CivilDay(2026, 9, 7)), CivilDay(2026, 8, 27));
  EXPECT_EQ(FiveClear(CivilDay(2026, 11, 2)), CivilDay(2026, 10, 23));
}

TEST(ClearDays, AcrossChristmasAndEaster) {
  EXPECT_EQ(FiveClear(CivilDay(2026, 1, 5)), CivilDay(2025, 12, 23));
  EXPECT_EQ(FiveClear(CivilDay(2026, 4, 7)), CivilDay(2026, 3, 26));
}

// Seed 002, lines 398 and 506: ten days after 17 September 2025.
TEST(ClearDays, TenWorkingDaysAfterThePublication) {
  EXPECT_EQ(
      *WorkingDaysAfter(BankHolidays::England(), CivilDay(2025, 9, 17), 10),
      CivilDay(2025, 10, 1));
}

TEST(ClearDays, NoneIsTheNearestWorkingDay) {
  const BankHolidays& england = BankHolidays::England();
  EXPECT_EQ(*WorkingDaysBefore(england, CivilDay(2026, 1, 18), 0),
            CivilDay(2026, 1, 16));
  EXPECT_EQ(*WorkingDaysBefore(england, CivilDay(2026, 1, 16), 0),
            CivilDay(2026, 1, 16));
  EXPECT_EQ(*WorkingDaysAfter(england, CivilDay(2026, 1, 17), 0),
            CivilDay(2026, 1, 19));
}

TEST(ClearDays, RefusesWhatItCannotCount) {
  const BankHolidays& england = BankHolidays::England();
  EXPECT_EQ(
      WorkingDaysBefore(england, CivilDay(2026, 1, 1), -1).status().code(),
      absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(WorkingDaysAfter(england, CivilDay(2026, 1, 1), kMaxCountedDays + 1)
                .status()
                .code(),
            absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(WorkingDaysAfter(england, CivilDay(2040, 1, 1), 1).status().code(),
            absl::StatusCode::kOutOfRange);
}

}  // namespace
}  // namespace carereform::improvement
