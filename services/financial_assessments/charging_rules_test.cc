#include "services/financial_assessments/charging_rules.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::HasSubstr;
using tests::HasReason;

TEST(BuiltInRuleBookTest, IsInForceOnEachDayOfCharging) {
  const auto book = BuiltInRuleBook();
  for (CivilDay day(2015, 4, 1); day < CivilDay(2027, 4, 6); ++day) {
    ASSERT_TRUE(RulesOn(*book, day).ok()) << day;
  }
  EXPECT_EQ(RulesOn(*book, CivilDay(2015, 4, 5)).value().rates->id, "2014-15");
  EXPECT_EQ(RulesOn(*book, CivilDay(2015, 4, 6)).value().rates->id, "2015-16");
  EXPECT_EQ(RulesOn(*book, CivilDay(2027, 4, 5)).value().rates->id, "2026-27");
}

TEST(RulesOnTest, NamesTheFirstDayHeld) {
  const auto refused = RulesOn(*BuiltInRuleBook(), CivilDay(2015, 3, 31));
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kOutOfRange, "RATES_NOT_HELD"));
  EXPECT_THAT(
      std::string(refused.status().message()),
      HasSubstr("on 2015-03-31: the first day held is 2015-04-01: ask for"));
}

TEST(RulesOnTest, NamesTheLastDayHeld) {
  const auto refused = RulesOn(*BuiltInRuleBook(), CivilDay(2027, 4, 6));
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kOutOfRange, "RATES_NOT_HELD"));
  EXPECT_THAT(std::string(refused.status().message()),
              HasSubstr("the last day held is 2027-04-05"));
}

TEST(RulesOnTest, RefusesADayWithoutAPolicy) {
  RateTable table;
  table.id = "all";
  MeansRules means;
  ChargingPolicy policy;
  policy.from = CivilDay(2024, 4, 6);
  policy.to = CivilDay(2025, 4, 6);
  const RuleBook book = RuleBook::Make({table}, {policy}, {means}).value();
  const auto before = RulesOn(book, CivilDay(2024, 4, 5));
  EXPECT_THAT(before.status(), HasReason(absl::StatusCode::kNotFound,
                                         "CHARGING_POLICY_NOT_HELD"));
  EXPECT_THAT(std::string(before.status().message()),
              HasSubstr("the first day held is 2024-04-06"));
  EXPECT_THAT(
      std::string(RulesOn(book, CivilDay(2025, 4, 6)).status().message()),
      HasSubstr("the last day held is 2025-04-05"));
}

TEST(ChargeErrorTest, NamesTheTableAndTheFigure) {
  const Rules rules = RulesOn(*BuiltInRuleBook(), CivilDay(2026, 6, 1)).value();
  const absl::Status missing =
      FigureOf(*rules.rates, Figure::kGuaranteeCouple18).status();
  const absl::Status told = ChargeError(missing, rules);
  EXPECT_THAT(told,
              HasReason(absl::StatusCode::kFailedPrecondition, "RATE_UNKNOWN"));
  EXPECT_THAT(std::string(told.message()),
              HasSubstr("rate table 2026-27 has no guarantee_couple_18"));
}

TEST(ChargeErrorTest, LeavesOtherErrorsAlone) {
  const Rules rules = RulesOn(*BuiltInRuleBook(), CivilDay(2026, 6, 1)).value();
  EXPECT_EQ(ChargeError(absl::InternalError("x"), rules),
            absl::InternalError("x"));
}

}  // namespace
}  // namespace carereform::financial_assessments
