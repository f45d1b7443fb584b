#include "services/assessments/domain/referral_dates.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using Fields = std::vector<std::string>;

const CivilDay kToday(2025, 10, 20);
const CivilDay kDay(2025, 9, 1);

Fields BrokenFields(const ReferralDates& dates) {
  Fields fields;
  for (const DateViolation& violation : CheckOrder(dates, kToday)) {
    fields.push_back(violation.field);
  }
  return fields;
}

struct Case {
  std::string name;
  ReferralDates dates;
  Fields fields;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class ReferralDatesTest : public testing::TestWithParam<Case> {};

TEST_P(ReferralDatesTest, ReportsTheFieldOutOfOrder) {
  EXPECT_EQ(BrokenFields(GetParam().dates), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, ReferralDatesTest,
    testing::ValuesIn(std::vector<Case>{
        {"OnlyReceived", {kDay, {}, {}, {}, {}}, {}},
        {"ReceivedToday", {kToday, {}, {}, {}, {}}, {}},
        {"ReceivedTomorrow", {kToday + 1, {}, {}, {}, {}}, {"received_date"}},
        {"AllOnOneDay", {kDay, kDay, kDay, kDay, kDay}, {}},
        {"TriagedBeforeReceived",
         {kDay, kDay - 1, {}, {}, {}},
         {"triaged_date"}},
        {"AllocatedBeforeReceived",
         {kDay, {}, kDay - 1, {}, {}},
         {"allocated_date"}},
        {"StartedBeforeReceived",
         {kDay, {}, {}, kDay - 1, {}},
         {"started_date"}},
        {"ClosedBeforeReceived", {kDay, {}, {}, {}, kDay - 1}, {"closed_date"}},
        {"AllocatedBeforeTriaged",
         {kDay, kDay + 2, kDay + 1, {}, {}},
         {"allocated_date"}},
        {"StartedBeforeAllocated",
         {kDay, {}, kDay + 2, kDay + 1, {}},
         {"started_date"}},
        {"ClosedBeforeStarted",
         {kDay, {}, kDay, kDay + 2, kDay + 1},
         {"closed_date"}},
        {"ClosedToday", {kDay, {}, {}, {}, kToday}, {}},
        {"ClosedTomorrow", {kDay, {}, {}, {}, kToday + 1}, {"closed_date"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(ReferralDatesWordsTest, NameTheEarlierStage) {
  const auto violations = CheckOrder({kDay, {}, kDay - 1, {}, {}}, kToday);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].rule,
            "the day allocated cannot be before the day received, 1 September "
            "2025: correct one of the two");
}

// Days that never go back are in order, whichever of them are left out.
RC_GTEST_PROP(ReferralDatesProperty, ForwardDaysAreInOrder, ()) {
  CivilDay day = kToday - 40;
  const auto next = [&day]() -> std::optional<CivilDay> {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    day += *rc::gen::inRange(0, 11);
    return day;
  };
  ReferralDates dates;
  dates.received = day;
  dates.triaged = next();
  dates.allocated = next();
  dates.started = next();
  dates.closed = next();
  RC_ASSERT(BrokenFields(dates).empty());
}

}  // namespace
}  // namespace carereform::assessments
