#include "common/types/date_order.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::HasSubstr;

const CivilDay kToday(2025, 10, 20);

struct Case {
  std::string name;
  std::optional<CivilDay> sown;
  std::optional<CivilDay> grown;
  std::optional<CivilDay> cut;
  std::vector<std::string> fields;  // Of the violations, in order.
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class DateOrderTest : public testing::TestWithParam<Case> {};

TEST_P(DateOrderTest, ReportsEachFieldThatIsOutOfOrder) {
  const Case& c = GetParam();
  const std::vector<DatedStage> stages = {{"sown_day", "sown", c.sown},
                                          {"grown_day", "grown", c.grown},
                                          {"cut_day", "cut", c.cut}};
  std::vector<std::string> fields;
  for (const DateViolation& violation : CheckDateOrder(stages, kToday)) {
    fields.push_back(violation.field);
  }
  EXPECT_EQ(fields, c.fields);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, DateOrderTest,
    testing::ValuesIn(std::vector<Case>{
        {"NoDays", {}, {}, {}, {}},
        {"AllOnOneDay", kToday, kToday, kToday, {}},
        {"InOrder", kToday - 2, kToday - 1, kToday, {}},
        {"SecondDayBefore", kToday - 2, kToday - 3, kToday, {"grown_day"}},
        {"ThirdBeforeSecond", kToday - 3, kToday - 1, kToday - 2, {"cut_day"}},
        {"ThirdBeforeFirst", kToday - 3, {}, kToday - 4, {"cut_day"}},
        {"GapPassedOver", kToday - 3, {}, kToday - 3, {}},
        {"BothBeforeFirst",
         kToday - 1,
         kToday - 3,
         kToday - 2,
         {"grown_day", "cut_day"}},
        {"DayAfterToday", {}, {}, kToday + 1, {"cut_day"}},
        {"BeforeAnotherAndAfterToday",
         kToday + 2,
         kToday + 1,
         {},
         {"sown_day", "grown_day", "grown_day"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(DateOrderWordsTest, NameTheRuleTheDayAndTheRemedy) {
  const std::vector<DatedStage> stages = {
      {"sown_day", "sown", CivilDay(2025, 3, 10)},
      {"cut_day", "cut", CivilDay(2025, 3, 9)}};
  EXPECT_THAT(
      CheckDateOrder(stages, CivilDay(2025, 3, 9)),
      ElementsAre(DateViolation{"sown_day",
                                "the day sown cannot be after today, 9 March "
                                "2025: record it when it has happened"},
                  DateViolation{"cut_day",
                                "the day cut cannot be before the day sown, 10 "
                                "March 2025: correct one of the two"}));
}

TEST(DateOrderWordsTest, NamesTheLatestOfSeveralEarlierStages) {
  const std::vector<DatedStage> stages = {
      {"sown_day", "sown", CivilDay(2025, 3, 10)},
      {"grown_day", "grown", CivilDay(2025, 3, 12)},
      {"cut_day", "cut", CivilDay(2025, 3, 9)}};
  const auto violations = CheckDateOrder(stages, kToday);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_THAT(violations[0].rule, HasSubstr("the day grown, 12 March 2025"));
}

}  // namespace
}  // namespace carereform
