#include "services/financial_assessments/charging_policies_file.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST(BuiltInChargingPoliciesTest, MakeNoLocalChoice) {
  const auto policies = BuiltInChargingPolicies().value();
  ASSERT_THAT(policies, SizeIs(1));
  const ChargingPolicy& law = policies[0];
  EXPECT_EQ(law.id, "national");
  EXPECT_EQ(law.from, absl::CivilDay(2015, 4, 1));
  EXPECT_EQ(law.to, std::nullopt);
  EXPECT_EQ(law.upper_limit_outside_care_homes, std::nullopt);
  EXPECT_EQ(law.at_upper_limit, AtUpperLimit::kEligible);
  EXPECT_EQ(law.week, WeekConvention::k52);
  EXPECT_EQ(law.week_begins, absl::Weekday::monday);
  EXPECT_EQ(law.disability_expenses, DisabilityExpenses::kItemised);
  EXPECT_EQ(law.percent_of_disposable_income, 100);
  for (const Pence amount :
       {law.flat_disability_expenses, law.least_charge,
        law.night_care_disregard, law.guarantee_top_up,
        law.arrangement_fee_one_off, law.arrangement_fee_yearly}) {
    EXPECT_EQ(amount, Pence());
  }
  EXPECT_TRUE(law.higher_guarantees.empty());
  EXPECT_FALSE(law.short_term_as_non_residential);
  EXPECT_FALSE(law.charges_carers);
  EXPECT_EQ(law.most_charge, std::nullopt);
  EXPECT_NE(law.source, "");
}

constexpr char kHead[] =
    "policy,upper_limit_outside_care_homes,at_upper_limit,week,week_begins,"
    "disability_expenses,flat_disability_expenses,"
    "percent_of_disposable_income,least_charge,night_care_disregard,"
    "guarantee_top_up,arrangement_fee_one_off,arrangement_fee_yearly,"
    "short_term_as_non_residential,from_date,to_date,status,source";
constexpr char kGood[] =
    "ours,,eligible,52,monday,itemised,0,100,0,0,0,0,0,no,2024-04-06,"
    "2025-04-06,statute,s";

TEST(ChargingPoliciesFileTest, ReadsEveryChoice) {
  imports::Issues issues;
  const auto file = ReadChargingPolicies(
      "# Ours\n" + std::string(kHead) +
          ",guarantee_single_pension,premium_carer,charges_carers,"
          "most_charge\n"
          "ours,3000000,not_eligible,365/7,sunday,greater_of_both,1085,90,125,"
          "3590,500,9000,21800,yes,2025-04-06,,secondary,Cabinet,23565,,yes,"
          "212800\n",
      issues);
  ASSERT_TRUE(issues.empty()) << issues.kept()[0].rule();
  EXPECT_EQ(file.note, "Ours");
  ASSERT_THAT(file.policies, SizeIs(1));
  EXPECT_EQ(file.policies[0].line, 3);
  const ChargingPolicy& policy = file.policies[0].policy;
  EXPECT_EQ(policy.upper_limit_outside_care_homes, Pence::FromPounds(30'000));
  EXPECT_EQ(policy.at_upper_limit, AtUpperLimit::kNotEligible);
  EXPECT_EQ(policy.week, WeekConvention::k365Over7);
  EXPECT_EQ(policy.week_begins, absl::Weekday::sunday);
  EXPECT_EQ(policy.disability_expenses, DisabilityExpenses::kGreaterOfBoth);
  EXPECT_EQ(policy.flat_disability_expenses, Pence::FromPence(10'85));
  EXPECT_EQ(policy.percent_of_disposable_income, 90);
  EXPECT_EQ(policy.least_charge, Pence::FromPence(1'25));
  EXPECT_EQ(policy.night_care_disregard, Pence::FromPence(35'90));
  EXPECT_EQ(policy.guarantee_top_up, Pence::FromPence(5'00));
  EXPECT_EQ(policy.arrangement_fee_one_off, Pence::FromPence(90'00));
  EXPECT_EQ(policy.arrangement_fee_yearly, Pence::FromPence(218'00));
  EXPECT_TRUE(policy.short_term_as_non_residential);
  EXPECT_TRUE(policy.charges_carers);
  EXPECT_EQ(policy.most_charge, Pence::FromPounds(2'128));
  EXPECT_EQ(policy.status, FigureStatus::kSecondary);
  ASSERT_THAT(policy.higher_guarantees, SizeIs(1));
  EXPECT_EQ(policy.higher_guarantees[0].figure,
            Figure::kGuaranteeSinglePension);
  EXPECT_EQ(policy.higher_guarantees[0].amount, Pence::FromPence(235'65));
}

struct BadPolicy {
  const char* name;
  std::string line;  // After a good one on line 2.
  const char* column;
  const char* rule;
};

class BadPolicyTest : public testing::TestWithParam<BadPolicy> {};

TEST_P(BadPolicyTest, IsToldByLineColumnRuleAndRemedy) {
  imports::Issues issues;
  ReadChargingPolicies(
      std::string(kHead) + "\n" + kGood + "\n" + GetParam().line + "\n",
      issues);
  ASSERT_EQ(issues.count(), 1);
  const auto& issue = issues.kept()[0];
  EXPECT_EQ(issue.line(), 3);
  EXPECT_EQ(issue.column(), GetParam().column);
  EXPECT_THAT(issue.rule(), HasSubstr(GetParam().rule));
  EXPECT_NE(issue.remedy(), "");
}

INSTANTIATE_TEST_SUITE_P(
    All, BadPolicyTest,
    testing::Values(
        BadPolicy{"Overlap",
                  "b,,eligible,52,monday,itemised,0,100,0,0,0,0,0,no,"
                  "2025-04-05,,statute,s",
                  "from_date", "second charging policy in force on 2025-04-05"},
        BadPolicy{"Gap",
                  "b,,eligible,52,monday,itemised,0,100,0,0,0,0,0,no,"
                  "2025-04-07,,statute,s",
                  "from_date", "no charging policy is in force on 2025-04-06"},
        BadPolicy{"IdTwice",
                  "ours,,eligible,52,monday,itemised,0,100,0,0,0,0,0,no,"
                  "2025-04-06,,statute,s",
                  "policy", "line 2 already"},
        BadPolicy{"Week",
                  "b,,eligible,53,monday,itemised,0,100,0,0,0,0,0,no,"
                  "2025-04-06,,statute,s",
                  "week", "none of the words"},
        BadPolicy{"WeekBegins",
                  "b,,eligible,52,,itemised,0,100,0,0,0,0,0,no,2025-04-06,,"
                  "statute,s",
                  "week_begins", "none of the words"},
        BadPolicy{"NothingTaken",
                  "b,,eligible,52,monday,itemised,0,0,0,0,0,0,0,no,2025-04-06,,"
                  "statute,s",
                  "percent_of_disposable_income", "from 1 to 100"},
        BadPolicy{"MoreThanAllTaken",
                  "b,,eligible,52,monday,itemised,0,101,0,0,0,0,0,no,"
                  "2025-04-06,,statute,s",
                  "percent_of_disposable_income", "from 1 to 100"},
        BadPolicy{"NegativeAmount",
                  "b,,eligible,52,monday,itemised,-1,100,0,0,0,0,0,no,"
                  "2025-04-06,,statute,s",
                  "flat_disability_expenses", "no whole number"},
        BadPolicy{"FloatingAmount",
                  "b,,eligible,52,monday,itemised,0,100,1.25,0,0,0,0,no,"
                  "2025-04-06,,statute,s",
                  "least_charge", "no whole number"},
        BadPolicy{"NoMark",
                  "b,,eligible,52,monday,itemised,0,100,0,0,0,0,0,,2025-04-06,,"
                  "statute,s",
                  "short_term_as_non_residential", "none of the words"},
        BadPolicy{"NoSource",
                  "b,,eligible,52,monday,itemised,0,100,0,0,0,0,0,no,"
                  "2025-04-06,,statute,",
                  "source", "no source"}),
    [](const auto& bad) { return bad.param.name; });

TEST(ChargingPoliciesFileTest, RefusesAFileOfNoPolicy) {
  imports::Issues issues;
  ReadChargingPolicies(std::string(kHead) + "\n", issues);
  ASSERT_EQ(issues.count(), 1);
  EXPECT_THAT(issues.kept()[0].rule(), HasSubstr("no charging policy"));
}

}  // namespace
}  // namespace carereform::financial_assessments
