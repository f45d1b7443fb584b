// Dates and amounts.

#include <string>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/amount_text.h"
#include "services/reporting/documents/date_text.h"

namespace carereform::reporting::documents {
namespace {

google::type::Date DateOf(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(DateTextTest, SaysDaysAndMonths) {
  EXPECT_EQ(DateInWords(DateOf(2025, 10, 20)), "20 October 2025");
  EXPECT_EQ(DateInWords(DateOf(2026, 5, 0)), "May 2026");
  EXPECT_EQ(MonthInWords(DateOf(2026, 5, 31)), "May 2026");
  EXPECT_EQ(IsoDateOf(DateOf(2025, 10, 2)), "2025-10-02");
  EXPECT_EQ(IsoDateOf(DateOf(2026, 5, 0)), "2026-05");
}

TEST(DateTextTest, SaysNothingOfWhatIsNotStated) {
  for (const google::type::Date& date :
       {DateOf(0, 0, 0), DateOf(2025, 0, 3), DateOf(2025, 13, 1)}) {
    EXPECT_EQ(DateInWords(date), "");
    EXPECT_EQ(MonthInWords(date), "");
    EXPECT_EQ(IsoDateOf(date), "");
  }
}

TEST(DateTextTest, SaysPeriods) {
  common::v1::DateRange period;
  EXPECT_EQ(PeriodInWords(period), "");
  *period.mutable_last_date() = DateOf(2025, 10, 20);
  EXPECT_EQ(PeriodInWords(period), "20 October 2025");
  *period.mutable_first_date() = DateOf(2025, 10, 20);
  EXPECT_EQ(PeriodInWords(period), "20 October 2025");
  *period.mutable_first_date() = DateOf(2025, 10, 19);
  EXPECT_EQ(PeriodInWords(period), "19 October 2025 to 20 October 2025");
  period.clear_last_date();
  EXPECT_EQ(PeriodInWords(period), "19 October 2025");
}

TEST(AmountTextTest, SaysMillionsWhereExact) {
  EXPECT_EQ(AmountInWords(Pence::FromPounds(2'800'000)), "£2.8 million");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(2'850'000)), "£2.85 million");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(2'050'000)), "£2.05 million");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(3'000'000)), "£3 million");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(1'200'000'000)), "£1,200 million");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(2'851'000)), "£2,851,000");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(2'800'000) + Pence::FromPence(1)),
            "£2,800,000.01");
  EXPECT_EQ(AmountInWords(Pence::FromPounds(999'999)), "£999,999");
  EXPECT_EQ(AmountInWords(Pence()), "£0");
}

TEST(AmountTextTest, SaysRanges) {
  common::v1::AmountRange range;
  range.set_low_pence(280'000'000);
  range.set_high_pence(350'000'000);
  EXPECT_EQ(RangeInWords(range), "£2.8 million to £3.5 million");
  range.set_high_pence(280'000'000);
  EXPECT_EQ(RangeInWords(range), "£2.8 million");
}

}  // namespace
}  // namespace carereform::reporting::documents
