#include "services/financial_assessments/domain/financial_assessment_dates.h"

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using Fields = std::vector<std::string>;

const CivilDay kToday(2025, 10, 20);
const CivilDay kDay(2025, 9, 1);

Fields BrokenFields(const FinancialAssessmentDates& dates) {
  Fields fields;
  for (const DateViolation& violation : CheckOrder(dates, kToday)) {
    fields.push_back(violation.field);
  }
  return fields;
}

struct Case {
  std::string name;
  FinancialAssessmentDates dates;
  Fields fields;
};
std::ostream& operator<<(std::ostream& out, const Case& c) {
  return out << c.name;
}

class FinancialAssessmentDatesTest : public testing::TestWithParam<Case> {};

TEST_P(FinancialAssessmentDatesTest, ReportsTheFieldOutOfOrder) {
  EXPECT_EQ(BrokenFields(GetParam().dates), GetParam().fields);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, FinancialAssessmentDatesTest,
    testing::ValuesIn(std::vector<Case>{
        {"OnlyReferred", {kDay, {}, {}, {}}, {}},
        {"ReferredToday", {kToday, {}, {}, {}}, {}},
        {"ReferredTomorrow", {kToday + 1, {}, {}, {}}, {"referred_date"}},
        {"DecidedTheSameDay", {kDay, kDay, kDay, {}}, {}},
        {"WithdrawnTheSameDay", {kDay, kDay, {}, kDay}, {}},
        {"AllocatedBeforeReferred",
         {kDay, kDay - 1, {}, {}},
         {"allocated_date"}},
        {"DecidedBeforeReferred", {kDay, {}, kDay - 1, {}}, {"decided_date"}},
        {"DecidedBeforeAllocated",
         {kDay, kDay + 2, kDay + 1, {}},
         {"decided_date"}},
        {"WithdrawnBeforeReferred",
         {kDay, {}, {}, kDay - 1},
         {"withdrawn_date"}},
        {"WithdrawnBeforeAllocated",
         {kDay, kDay + 2, {}, kDay + 1},
         {"withdrawn_date"}},
        {"CompletedTheSameDay", {kDay, kDay, kDay, {}, kDay}, {}},
        {"CompletedBeforeReferred",
         {kDay, {}, {}, {}, kDay - 1},
         {"completed_date"}},
        {"CompletedBeforeAllocated",
         {kDay, kDay + 2, {}, {}, kDay + 1},
         {"completed_date"}},
        {"CompletedOnTheDayAllocated", {kDay, kDay + 2, {}, {}, kDay + 2}, {}},
        {"CompletedToday", {kDay, {}, {}, {}, kToday}, {}},
        {"CompletedTomorrow",
         {kDay, {}, {}, {}, kToday + 1},
         {"completed_date"}},
        {"DecidedBeforeCompleted",
         {kDay, {}, kDay + 1, {}, kDay + 2},
         {"decided_date"}},
        {"DecidedOnTheDayCompleted", {kDay, {}, kDay + 2, {}, kDay + 2}, {}},
        {"WithdrawnBeforeCompleted",
         {kDay, {}, {}, kDay + 1, kDay + 2},
         {"withdrawn_date"}},
        {"DecidedToday", {kDay, kDay, kToday, {}}, {}},
        {"DecidedTomorrow", {kDay, kDay, kToday + 1, {}}, {"decided_date"}},
        {"DecidedAndWithdrawn",
         {kDay, kDay, kDay + 1, kDay + 1},
         {"withdrawn_date"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST(FinancialAssessmentDatesWordsTest, NameTheRemedy) {
  const auto violations = CheckOrder({kDay, {}, kDay, kDay}, kToday);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_THAT(violations[0].rule, testing::HasSubstr("leave one of the two"));
}

// Days that never go back are in order, whichever of them are left out.
RC_GTEST_PROP(FinancialAssessmentDatesProperty, ForwardDaysAreInOrder, ()) {
  CivilDay day = kToday - 30;
  const auto next = [&day]() -> std::optional<CivilDay> {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    day += *rc::gen::inRange(0, 11);
    return day;
  };
  FinancialAssessmentDates dates;
  dates.referred = day;
  dates.allocated = next();
  dates.completed = next();
  (*rc::gen::arbitrary<bool>() ? dates.decided : dates.withdrawn) = next();
  RC_ASSERT(BrokenFields(dates).empty());
}

}  // namespace
}  // namespace carereform::financial_assessments
