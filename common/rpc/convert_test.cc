#include "common/rpc/convert.h"

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::rpc {
namespace {

google::type::Date Date(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(ConvertTest, RefusesADayThatIsNone) {
  EXPECT_FALSE(ToDay(Date(2025, 2, 30)).ok());
  EXPECT_FALSE(ToDay(Date(2025, 2, 0)).ok());
  EXPECT_FALSE(ToDay(Date(0, 2, 1)).ok());
  EXPECT_FALSE(ToDay(Date(2025, 13, 1)).ok());
  EXPECT_FALSE(ToDay(Date(-1, 1, 1)).ok());
  EXPECT_EQ(*ToDay(Date(2024, 2, 29)), absl::CivilDay(2024, 2, 29));
}

TEST(ConvertTest, AMonthStandsForItsLastDay) {
  const auto month = ToDayOrMonth(Date(2025, 2, 0));
  ASSERT_TRUE(month.ok());
  EXPECT_EQ(month->day, absl::CivilDay(2025, 2, 28));
  EXPECT_TRUE(month->month_precision);
  EXPECT_FALSE(ToDayOrMonth(Date(2025, 2, 28))->month_precision);
  EXPECT_FALSE(ToDayOrMonth(Date(2025, 0, 0)).ok());
  EXPECT_EQ(StoredDay(Date(2025, 2, 0)), absl::CivilDay(2025, 2, 28));
  EXPECT_EQ(StoredDay({}), std::nullopt);
}

RC_GTEST_PROP(ConvertProperty, DaysAndTimesComeBack, ()) {
  const absl::CivilDay day =
      absl::CivilDay(1900, 1, 1) + *rc::gen::inRange(0, 109'000);
  RC_ASSERT(*ToDay(ToDate(day)) == day);
  const absl::Time time =
      absl::FromUnixMicros(*rc::gen::inRange<int64_t>(0, 1LL << 52));
  RC_ASSERT(FromTimestamp(ToTimestamp(time)) == time);
}

}  // namespace
}  // namespace carereform::rpc
