#include "services/improvement/domain/milestones.h"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;
using enum DeliverableStatus;

struct Case {
  std::string name;
  std::optional<DateOrMonth> due;
  std::optional<CivilDay> achieved;
  CivilDay as_of;
  DeliverableStatus status;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class StatusOnTest : public testing::TestWithParam<Case> {};

TEST_P(StatusOnTest, FollowsTheDueDay) {
  const Case& c = GetParam();
  EXPECT_EQ(StatusOn(c.due, c.achieved, c.as_of), c.status);
}

const CivilDay kDue(2025, 12, 10);
const DateOrMonth kDay{kDue, false};
const DateOrMonth kMonth{CivilDay(2025, 12, 31), true};
INSTANTIATE_TEST_SUITE_P(
    Edges, StatusOnTest,
    testing::ValuesIn(std::vector<Case>{
        {"DayBeforeDue", kDay, {}, kDue - 1, kNotYetDue},
        {"DayDue", kDay, {}, kDue, kNotYetDue},
        {"DayAfterDue", kDay, {}, kDue + 1, kOverdue},
        {"FirstOfTheMonth", kMonth, {}, CivilDay(2025, 12, 1), kNotYetDue},
        {"LastOfTheMonth", kMonth, {}, CivilDay(2025, 12, 31), kNotYetDue},
        {"FirstOfTheNext", kMonth, {}, CivilDay(2026, 1, 1), kOverdue},
        {"MonthGivenByItsFirst",
         DateOrMonth{CivilDay(2025, 12, 1), true},
         {},
         CivilDay(2025, 12, 31),
         kNotYetDue},
        {"AchievedBefore", kDay, kDue - 5, kDue - 4, kAchieved},
        {"AchievedThatDay", kDay, kDue - 5, kDue - 5, kAchieved},
        {"AchievedTheDayAfter", kDay, kDue - 5, kDue - 6, kNotYetDue},
        {"AchievedLate", kDay, kDue + 5, kDue + 5, kAchieved},
        {"OverdueUntilAchieved", kDay, kDue + 5, kDue + 4, kOverdue},
        {"NoDueDate", {}, {}, kDue, kNoDueDate},
        {"NoDueDateAchieved", {}, kDue, kDue, kAchieved},
        {"NoDueDateAchievedAfter", {}, kDue + 1, kDue, kNoDueDate},
    }),
    [](const auto& test) { return test.param.name; });

TEST(StatusWordsTest, AreAsPeopleSayThem) {
  EXPECT_EQ(StatusWords(kAchieved), "achieved");
  EXPECT_EQ(StatusWords(kNotYetDue), "not yet due");
  EXPECT_EQ(StatusWords(kOverdue), "overdue");
  EXPECT_EQ(StatusWords(kNoDueDate), "no due date");
}

// The oracle lives the days from the first to `as_of`, noting what happens.
RC_GTEST_PROP(MilestonesProperty, AgreesWithLivingTheDays, ()) {
  const CivilDay first(2025, 1, 20);
  const CivilDay as_of = first + *rc::gen::inRange<int64_t>(0, 70);
  DateOrMonth due{first + *rc::gen::inRange<int64_t>(0, 70),
                  *rc::gen::arbitrary<bool>()};
  std::optional<CivilDay> achieved;
  if (*rc::gen::arbitrary<bool>()) {
    achieved = first + *rc::gen::inRange<int64_t>(0, 70);
  }
  DeliverableStatus expected = kNotYetDue;
  for (CivilDay day = first; day <= as_of; ++day) {
    const CivilDay yesterday = day - 1;
    const bool due_day_passed =
        due.month_precision ? absl::CivilMonth(day) > absl::CivilMonth(due.day)
                            : yesterday >= due.day;
    if (due_day_passed && expected == kNotYetDue) expected = kOverdue;
    if (achieved.has_value() && day == *achieved) expected = kAchieved;
  }
  RC_ASSERT(StatusOn(due, achieved, as_of) == expected);
}

}  // namespace
}  // namespace carereform::improvement
