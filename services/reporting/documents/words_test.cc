// Dates, amounts and safe text.

#include <string>

#include "absl/strings/string_view.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/reporting/documents/amount_text.h"
#include "services/reporting/documents/date_text.h"
#include "services/reporting/documents/safe_text.h"

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

TEST(SafeTextTest, KeepsWhatPeopleWrite) {
  const std::string text = "Carers’ £5 – naïve 𝄞, line\nnext\ttab";
  EXPECT_EQ(SafeText(text), text);
}

TEST(SafeTextTest, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(SafeText("a\xFF"
                     "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(SafeText("\xC0\xAF"), "\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(SafeText("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "surrogate";
  EXPECT_EQ(SafeText("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD")
      << "beyond the last character";
  EXPECT_EQ(SafeText("\xE2\x82"), "\uFFFD\uFFFD") << "cut short";
  EXPECT_EQ(SafeText("\xE2"
                     "A"),
            "\uFFFD"
            "A");
}

TEST(SafeTextTest, ReplacesControlsAndChangesOfDirection) {
  EXPECT_EQ(SafeText(absl::string_view("a\0b", 3)),
            "a\uFFFD"
            "b");
  EXPECT_EQ(SafeText("\x1B[31m"), "\uFFFD[31m");
  EXPECT_EQ(SafeText("\xC2\x85"), "\uFFFD");
  EXPECT_EQ(SafeText("\u202E"
                     "42"),
            "\uFFFD"
            "42");
  EXPECT_EQ(SafeText("\u2066x\u2069"), "\uFFFDx\uFFFD");
  EXPECT_EQ(SafeText("\u200E\u200F\u061C"), "\uFFFD\uFFFD\uFFFD");
}

RC_GTEST_PROP(SafeTextProperty, IsItsOwnSafeText, (const std::string& text)) {
  const std::string safe = SafeText(text);
  RC_ASSERT(SafeText(safe) == safe);
  RC_ASSERT(CharactersOf(safe).size() == CharactersOf(text).size());
}

}  // namespace
}  // namespace carereform::reporting::documents
