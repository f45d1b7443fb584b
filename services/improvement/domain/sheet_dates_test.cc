#include "services/improvement/domain/sheet_dates.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(SheetDatesTest, ReadsEachForm) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"2026-03-31", "2026-03-31"},    {"31/03/2026", "2026-03-31"},
      {"31/3/26", "2026-03-31"},       {" 1/2/2026 ", "2026-02-01"},
      {"12/12/2026", "2026-12-12"},    {"29/02/2028", "2028-02-29"},
      {"31 March 2026", "2026-03-31"}, {"31-Mar-26", "2026-03-31"},
      {"2026-03", "2026-03"},          {"Mar-26", "2026-03"},
      {"mar 2026", "2026-03"},         {"MARCH 2026", "2026-03"},
      {"May 2026", "2026-05"},         {"Sep-00", "2000-09"}};
  for (const auto& [text, date] : cases) {
    const auto read = ParseSheetDate(text);
    ASSERT_TRUE(read.ok()) << text << ": " << read.status();
    EXPECT_EQ(FormatSheetDate(*read), date) << text;
  }
}

TEST(SheetDatesTest, AMonthStandsForItsLastDay) {
  EXPECT_EQ(ParseSheetDate("Feb-28")->day, absl::CivilDay(2028, 2, 29));
  EXPECT_TRUE(ParseSheetDate("Feb-28")->month_precision);
  EXPECT_FALSE(ParseSheetDate("28/02/2028")->month_precision);
}

TEST(SheetDatesTest, RefusesWhatIsNone) {
  for (const char* text :
       {"",           "soon",         "31",         "45000",
        "31/03",      "31/03/2026/1", "31/03/206",  "31/03/20266",
        "Ma-26",      "Mart-26",      "31.03.2026", "2026/03/31",
        "30/02/2026", "29/02/2026",   "00/03/2026", "31/04/2026",
        "31/00/2026", "2026-13",      "2026-00",    "2026-3",
        "1899-12-31", "2201-01-01",   "-1/03/26",   "31/03/2026 10:00",
        "Q4 2026"}) {
    EXPECT_FALSE(ParseSheetDate(text).ok()) << text;
  }
}

TEST(SheetDatesTest, AnAmericanOrderThatCannotBeIsToldWhatToDo) {
  const absl::Status refused = ParseSheetDate("03/31/2026").status();
  EXPECT_THAT(std::string(refused.message()), HasSubstr("the day first"));
  EXPECT_THAT(std::string(refused.message()), Not(HasSubstr("03/31")));
  EXPECT_FALSE(ParseSheetDate("12/13/2026").ok());
  EXPECT_EQ(FormatSheetDate(*ParseSheetDate("03/04/2026")), "2026-04-03");
}

// Every day of five years, written in each form, comes back as it was.
TEST(SheetDatesTest, EveryFormOfEveryDayIsThatDay) {
  for (absl::CivilDay day(2024, 1, 1); day < absl::CivilDay(2029, 1, 1);
       ++day) {
    const int year = static_cast<int>(day.year());
    const std::string month = PrintMonth(day);  // "March 2026".
    for (const std::string& text :
         {FormatDate(day), PrintDate(day),
          absl::StrFormat("%d/%d/%d", day.day(), day.month(), year),
          absl::StrFormat("%02d/%02d/%02d", day.day(), day.month(), year % 100),
          absl::StrFormat("%d-%s-%d", day.day(), month.substr(0, 3), year)}) {
      const auto read = ParseSheetDate(text);
      ASSERT_TRUE(read.ok()) << text;
      EXPECT_EQ(read->day, day) << text;
      EXPECT_EQ(FormatSheetDate(*read), FormatDate(day)) << text;
    }
  }
}

}  // namespace
}  // namespace carereform::improvement
