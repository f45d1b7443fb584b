#include "services/financial_assessments/rules_import.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "services/financial_assessments/rules_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;

const CivilDay kApril2027(2027, 4, 6);

int64_t ExpensesOn(const RuleBook& book, CivilDay day) {
  const auto rules = RulesOn(book, day);
  if (!rules.ok()) return -1;
  return FigureOf(*rules->rates, Figure::kPersonalExpenses).value_or(-2);
}

// Says that a file was refused with FIELD_INVALID at `field`, in these words.
void ExpectRefused(const absl::Status& refused, const std::string& field,
                   const std::string& words) {
  EXPECT_THAT(refused,
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto violations = ViolationsOf(refused);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].field, field);
  EXPECT_THAT(violations[0].description, HasSubstr(words));
}

class RateTablesImportTest : public RulesFixture {};

TEST_F(RateTablesImportTest, NextYearNeedsNoOtherProgram) {
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027), -1);
  ASSERT_THAT(Import(tables_,
                     Tables(Line("2027-28", 3265, "2027-04-06", "2028-04-06"))),
              IsOk());
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027 - 1), 3180);
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027), 3265);
  EXPECT_EQ(ExpensesOn(*Book(), CivilDay(2028, 4, 5)), 3265);
  EXPECT_EQ(ExpensesOn(*Book(), CivilDay(2028, 4, 6)), -1);
  EXPECT_EQ(ExpensesOn(*Book("y"), kApril2027), -1);
}

TEST_F(RateTablesImportTest, AFigureIsLaidOverTheBuiltInOnes) {
  const int64_t before = Head();
  ASSERT_THAT(Import(tables_,
                     Tables(Line("2026-27", 3185, "2026-04-06", "2027-04-06"))),
              IsOk());
  const auto rules = RulesOn(*Book(), kApril2027 - 1).value();
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kPersonalExpenses).value(), 3185);
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kTariffStep).value(), 250'00);
  EXPECT_EQ(ExpensesOn(*Book(), CivilDay(2026, 4, 5)), 3065);
  // What was known before stays known.
  const auto then = records_.charging_rules().RulesAt(*Reader(), before);
  EXPECT_EQ(ExpensesOn(*(*then)->book, kApril2027 - 1), 3180);
}

TEST_F(RateTablesImportTest, AFigureImportedBeforeStays) {
  ASSERT_THAT(Import(tables_,
                     Tables(Line("2026-27", 3185, "2026-04-06", "2027-04-06"))),
              IsOk());
  ASSERT_THAT(
      Import(tables_, Tables("2026-27,guarantee_child,9000,pence,2026-04-06,"
                             "2027-04-06,circular,LAC\n")),
      IsOk());
  const auto rules = RulesOn(*Book(), kApril2027 - 1).value();
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kPersonalExpenses).value(), 3185);
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kGuaranteeChild).value(), 9000);
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kTariffStep).value(), 250'00);
}

TEST_F(RateTablesImportTest, RefusesALimitThatDoesNotFitTheOneHeld) {
  const auto line = [](const char* figure, int pence) {
    return Tables(absl::StrCat("2026-27,", figure, ",", pence,
                               ",pence,2026-04-06,2027-04-06,circular,LAC\n"));
  };
  ExpectRefused(Import(tables_, line("lower_capital_limit", 2325001)), "amount",
                "lower capital limit, 2325001, above the upper");
  EXPECT_THAT(Import(tables_, line("lower_capital_limit", 2325000)), IsOk());
}

TEST_F(RateTablesImportTest, ASecondCorrectionIsANewRevision) {
  const auto import = [&](int pence) {
    ASSERT_THAT(Import(tables_, Tables(Line("2027-28", pence, "2027-04-06",
                                            "2028-04-06"))),
                IsOk());
  };
  import(3265);
  const int64_t first = Head();
  import(3270);
  EXPECT_GT(Head(), first);
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027), 3270);
  const auto then = records_.charging_rules().RulesAt(*Reader(), first);
  EXPECT_EQ(ExpensesOn(*(*then)->book, kApril2027), 3265);
}

TEST_F(RateTablesImportTest, TheSameAgainChangesNothing) {
  const std::string file =
      Tables(Line("2027-28", 3265, "2027-04-06", "2028-04-06"));
  ASSERT_THAT(Import(tables_, file), IsOk());
  const auto etag = [&] {
    return records_.charging_rules()
        .rate_tables()
        .Get(*Reader(), "councils/x/rateTables/2027-28")
        .value()
        .etag();
  };
  const std::string before = etag();
  const auto imported = tables_.Parse(call_, "x", file);
  // A transaction of its own would be empty: an import's has its report.
  EXPECT_THAT(
      store_.Write({.council = "x",
                    .body = [&](store::Txn& txn) -> absl::Status {
                      const absl::Status applied =
                          tables_.Apply(txn, call_, imported.items.at(0));
                      EXPECT_FALSE(txn.has_entries());
                      return applied.ok()
                                 ? txn.Record(store::ChangeKind::kUpdated,
                                              "import", "b")
                                       .status()
                                 : applied;
                    }}),
      IsOk());
  EXPECT_EQ(etag(), before);
}

TEST_F(RateTablesImportTest, TablesOfOneFileAreTakenTogether) {
  ASSERT_THAT(
      Import(tables_,
             Tables(Line("2026-27-late", 3300, "2026-10-01", "2027-04-06") +
                    Line("2026-27", 3180, "2026-04-06", "2026-10-01"))),
      IsOk());
  EXPECT_EQ(ExpensesOn(*Book(), CivilDay(2026, 9, 30)), 3180);
  EXPECT_EQ(ExpensesOn(*Book(), CivilDay(2026, 10, 1)), 3300);
}

TEST_F(RateTablesImportTest, RefusesASecondTableOnADayAndChangesNothing) {
  const int64_t before = Head();
  ExpectRefused(
      Import(tables_, Tables(Line("own", 3265, "2027-04-05", "2028-04-06"))),
      "from_date", "in force, 2026-27 and own on 2027-04-05");
  EXPECT_EQ(Head(), before);
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027), -1);
}

TEST_F(RateTablesImportTest, RefusesAGapAfterTheTablesHeld) {
  ExpectRefused(
      Import(tables_, Tables(Line("own", 3265, "2027-04-07", "2028-04-06"))),
      "from_date", "no rate table between 2026-27 and own on 2027-04-06");
}

TEST_F(RateTablesImportTest, RefusesACorrectionThatLeavesAGap) {
  ExpectRefused(
      Import(tables_,
             Tables(Line("2025-26", 3065, "2025-04-06", "2026-04-05"))),
      "from_date", "no rate table between 2025-26 and 2026-27 on 2026-04-05");
}

TEST_F(RateTablesImportTest, RefusesAFileThatWasOvertaken) {
  const auto first = tables_.Parse(
      call_, "x", Tables(Line("a", 3265, "2027-04-06", "2028-04-06")));
  const auto second = tables_.Parse(
      call_, "x", Tables(Line("b", 3270, "2027-04-06", "2028-04-06")));
  ASSERT_THAT(tables_.CheckStored(*Reader(), second.items.at(0)), IsOk());
  ASSERT_THAT(Apply(tables_, first.items.at(0)), IsOk());
  ExpectRefused(Apply(tables_, second.items.at(0)), "from_date", "a and b");
  EXPECT_EQ(ExpensesOn(*Book(), kApril2027), 3265);
}

TEST_F(RateTablesImportTest, AFileWithAnIssueHasNoRecord) {
  const auto file = tables_.Parse(
      call_, "x",
      "# Note\n" + Tables(Line("2027-28", 3265, "2027-04-06", "2028-04-06") +
                          Line("2027-28", -1, "2027-04-06", "2028-04-06")));
  EXPECT_EQ(file.note, "Note");
  EXPECT_EQ(file.issues.count(), 1);
  EXPECT_EQ(file.issues.kept()[0].line(), 4);
  EXPECT_THAT(file.items, IsEmpty());
}

TEST_F(RateTablesImportTest, AFileIsOneRecordOnItsFirstLine) {
  const auto file = tables_.Parse(
      call_, "x",
      "# Note\n" + Tables(Line("2027-28", 3265, "2027-04-06", "2028-04-06") +
                          Line("2028-29", 3300, "2028-04-06", "")));
  ASSERT_EQ(file.items.size(), 1u);
  EXPECT_EQ(file.items[0].line, 3);
}

TEST_F(RateTablesImportTest, ABookIsKeptUntilItChanges) {
  const auto book = Book();
  EXPECT_EQ(book, BuiltInRuleBook());
  ASSERT_THAT(Import(tables_, Tables(Line("b", 1, "2027-04-06", ""))), IsOk());
  const auto changed = Book();
  EXPECT_NE(changed, book);
  EXPECT_EQ(Book(), changed);
  EXPECT_EQ(Book("y"), BuiltInRuleBook());
}

class ChargingPoliciesImportTest : public RulesFixture {};

std::string PolicyOn(const RuleBook& book, CivilDay day) {
  const auto rules = RulesOn(book, day);
  return rules.ok() ? rules->policy->id : ReasonOf(rules.status());
}

TEST_F(ChargingPoliciesImportTest, TheCouncilsOwnFollowsTheNations) {
  ASSERT_THAT(Import(policies_, Policy("ours", "2024-04-06", "")), IsOk());
  EXPECT_EQ(PolicyOn(*Book(), CivilDay(2024, 4, 5)), "national");
  EXPECT_EQ(PolicyOn(*Book(), CivilDay(2024, 4, 6)), "ours");
  EXPECT_EQ(PolicyOn(*Book(), CivilDay(2026, 4, 5)), "ours");
  EXPECT_EQ(PolicyOn(*Book("y"), CivilDay(2024, 4, 6)), "national");
}

TEST_F(ChargingPoliciesImportTest, KeepsEveryChoice) {
  ASSERT_THAT(
      Import(policies_,
             "policy,upper_limit_outside_care_homes,at_upper_limit,week,"
             "week_begins,disability_expenses,flat_disability_expenses,"
             "percent_of_disposable_income,least_charge,night_care_disregard,"
             "guarantee_top_up,arrangement_fee_one_off,arrangement_fee_yearly,"
             "short_term_as_non_residential,premium_carer,from_date,to_date,"
             "status,source,lower_limit_outside_care_homes\n"
             "ours,3000000,not_eligible,52.14,sunday,flat,1085,90,125,3590,500,"
             "9000,21800,yes,6000,2025-04-06,,circular,Cabinet,2450000\n"),
      IsOk());
  const Rules rules = RulesOn(*Book(), CivilDay(2025, 4, 6)).value();
  const ChargingPolicy& policy = *rules.policy;
  EXPECT_EQ(policy.from, CivilDay(2025, 4, 6));
  EXPECT_EQ(policy.to, std::nullopt);
  EXPECT_EQ(policy.status, FigureStatus::kCircular);
  EXPECT_EQ(policy.source, "Cabinet");
  EXPECT_EQ(policy.upper_limit_outside_care_homes, Pence::FromPounds(30'000));
  EXPECT_EQ(policy.lower_limit_outside_care_homes, Pence::FromPounds(24'500));
  EXPECT_EQ(policy.at_upper_limit, AtUpperLimit::kNotEligible);
  EXPECT_EQ(policy.week, WeekConvention::k52Point14);
  EXPECT_EQ(policy.week_begins, absl::Weekday::sunday);
  EXPECT_EQ(policy.disability_expenses, DisabilityExpenses::kFlat);
  EXPECT_EQ(policy.flat_disability_expenses, Pence::FromPence(10'85));
  EXPECT_EQ(policy.percent_of_disposable_income, 90);
  EXPECT_EQ(policy.least_charge, Pence::FromPence(1'25));
  EXPECT_EQ(policy.night_care_disregard, Pence::FromPence(35'90));
  EXPECT_EQ(policy.guarantee_top_up, Pence::FromPence(5'00));
  EXPECT_EQ(policy.arrangement_fee_one_off, Pence::FromPence(90'00));
  EXPECT_EQ(policy.arrangement_fee_yearly, Pence::FromPence(218'00));
  EXPECT_TRUE(policy.short_term_as_non_residential);
  EXPECT_EQ(FigureOf(*rules.rates, Figure::kPremiumCarer).value(), 60'00);
}

TEST_F(ChargingPoliciesImportTest, RefusesTwoOnADayAndAGap) {
  ASSERT_THAT(Import(policies_, Policy("b", "2025-04-06", "")), IsOk());
  ExpectRefused(Import(policies_, Policy("a", "2024-04-06", "2025-04-07")),
                "from_date", "in force, a and b on 2025-04-06");
  ExpectRefused(Import(policies_, Policy("a", "2024-04-06", "2025-04-05")),
                "from_date",
                "no charging policy between a and b on 2025-04-05");
  EXPECT_THAT(Import(policies_, Policy("a", "2024-04-06", "2025-04-06")),
              IsOk());
}

TEST_F(ChargingPoliciesImportTest, RefusesALastPolicyThatEnds) {
  const int64_t before = Head();
  ExpectRefused(
      Import(policies_, Policy("ours", "2024-04-06", "2026-04-06")), "to_date",
      "from 2026-04-06 on, where line 2, policy ours ends: leave its to_date "
      "empty, or add the policy that begins on 2026-04-06");
  EXPECT_EQ(Head(), before);
  EXPECT_EQ(PolicyOn(*Book(), CivilDay(2026, 4, 6)), "national");
  ASSERT_THAT(Import(policies_, Policy("next", "2026-04-06", "")), IsOk());
  EXPECT_THAT(Import(policies_, Policy("ours", "2024-04-06", "2026-04-06")),
              IsOk());
}

TEST_F(ChargingPoliciesImportTest, RefusesTheIdOfTheNationsPolicy) {
  ExpectRefused(Import(policies_, Policy("national", "2025-04-06", "")),
                "policy", "an id of its own");
}

// The lower limit may be as high as the upper one, and no higher.
TEST_F(ChargingPoliciesImportTest, RefusesALowerLimitOutsideTheOthers) {
  const auto with = [](const std::string& upper, const std::string& lower) {
    std::string file = Policy("ours", "2025-04-06", "", upper);
    file.insert(file.find('\n'), ",lower_limit_outside_care_homes");
    return file.insert(file.rfind('\n'), "," + lower);
  };
  constexpr char kLower[] = "lower_limit_outside_care_homes";
  ExpectRefused(Import(policies_, with("", "1424999")), kLower,
                "below 1425000, which table 2025-26");
  ExpectRefused(Import(policies_, with("", "2325001")), kLower,
                "above 2325000, the upper limit");
  ExpectRefused(Import(policies_, with("3000000", "3000001")), kLower,
                "above 3000000, the upper limit");
  EXPECT_THAT(Import(policies_, with("3000000", "3000000")), IsOk());
}

TEST_F(ChargingPoliciesImportTest, RefusesLessThanTheNationGives) {
  ExpectRefused(Import(policies_, Policy("ours", "2025-04-06", "", "2324999")),
                "upper_limit_outside_care_homes",
                "below 2325000, which table 2025-26");
  ExpectRefused(
      Import(policies_, Policy("ours", "2025-04-06", "", "2325000", "23259")),
      "guarantee_single_pension", "below 23260");
  EXPECT_THAT(
      Import(policies_, Policy("ours", "2025-04-06", "", "2325000", "23260")),
      IsOk());
}

}  // namespace
}  // namespace carereform::financial_assessments
