#include "services/financial_assessments/means_rules_file.h"

#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::data {
extern const absl::string_view kCapitalTypes;
extern const absl::string_view kIncomeConflicts;
extern const absl::string_view kIncomeTypes;
}  // namespace carereform::data

namespace carereform::financial_assessments {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

using enum IncomeTreatment;

const MeansRules& BuiltIn() {
  static const auto& rules =
      *new std::vector<MeansRules>(BuiltInMeansRules().value());
  EXPECT_THAT(rules, SizeIs(1));
  return rules[0];
}

const IncomeRule& RuleOf(IncomeType type, Setting setting) {
  return BuiltIn()
      .incomes[static_cast<size_t>(type)][static_cast<size_t>(setting)];
}

struct IncomeRow {
  IncomeType type;
  // At home; in a care home for good, for a time, for a short stay.
  IncomeTreatment treatments[4];
};

constexpr IncomeTreatment C = kCounted, D = kDisregarded, U = kDisregardedUpTo,
                          H = kHalfIfPaidToSpouse;

constexpr IncomeRow kIncomes[] = {
    {IncomeType::kEarnings, {D, D, D, D}},
    {IncomeType::kStatePension, {C, C, C, C}},
    {IncomeType::kPrivatePension, {C, H, H, H}},
    {IncomeType::kPensionCreditGuarantee, {C, C, C, C}},
    {IncomeType::kPensionCreditSavings, {U, U, U, U}},
    {IncomeType::kUniversalCredit, {C, C, C, C}},
    {IncomeType::kIncomeSupport, {C, C, C, C}},
    {IncomeType::kEmploymentSupportIncomeRelated, {C, C, C, C}},
    {IncomeType::kEmploymentSupportContributory, {C, C, C, C}},
    {IncomeType::kJobseekersAllowance, {C, C, C, C}},
    {IncomeType::kAttendanceAllowance, {C, C, D, D}},
    {IncomeType::kDlaCare, {C, C, D, D}},
    {IncomeType::kDlaMobility, {D, D, D, D}},
    {IncomeType::kPipDailyLiving, {C, C, D, D}},
    {IncomeType::kPipMobility, {D, D, D, D}},
    {IncomeType::kCarersAllowance, {C, C, C, C}},
    {IncomeType::kSevereDisablementAllowance, {C, C, C, C}},
    {IncomeType::kIndustrialInjuries, {C, C, C, C}},
    {IncomeType::kWarDisablementPension, {D, D, D, D}},
    {IncomeType::kWarWidowsPension, {U, U, U, U}},
    {IncomeType::kIndependentLivingFund, {D, D, D, D}},
    {IncomeType::kChildBenefit, {D, D, D, D}},
    {IncomeType::kChildTaxCredit, {D, D, D, D}},
    {IncomeType::kWorkingTaxCredit, {D, C, C, C}},
    {IncomeType::kHousingBenefit, {D, D, D, D}},
    {IncomeType::kCouncilTaxSupport, {D, D, D, D}},
    {IncomeType::kChristmasBonus, {D, D, D, D}},
    {IncomeType::kWinterFuelPayment, {D, D, D, D}},
    {IncomeType::kDirectPayment, {D, D, D, D}},
    {IncomeType::kCharitablePayment, {D, D, D, D}},
    {IncomeType::kAnnuity, {C, H, H, H}},
    {IncomeType::kRentReceived, {C, C, C, C}},
    {IncomeType::kTrustIncome, {C, C, C, C}},
    {IncomeType::kMaintenanceReceived, {C, C, C, C}},
    {IncomeType::kNotionalIncome, {C, C, C, C}},
    {IncomeType::kOther, {C, C, C, C}},
    {IncomeType::kFosteringAllowance, {D, D, D, D}},
    {IncomeType::kBereavementBenefit, {C, C, C, C}},
    {IncomeType::kPersonalInjuryIncome, {D, D, D, D}},
    {IncomeType::kChildMaintenance, {D, D, D, D}},
};

TEST(BuiltInMeansRulesTest, CountEachIncomeInEachSetting) {
  EXPECT_EQ(std::size(kIncomes), size_t{kIncomeTypes - 1});
  for (const IncomeRow& row : kIncomes) {
    for (int setting = 1; setting < kSettings; ++setting) {
      const IncomeRule& rule = RuleOf(row.type, static_cast<Setting>(setting));
      EXPECT_EQ(rule.treatment, row.treatments[setting - 1])
          << static_cast<int>(row.type) << " in " << setting;
      EXPECT_NE(rule.source, "");
    }
  }
}

TEST(BuiltInMeansRulesTest, SayUpToWhatIncomeIsDisregarded) {
  const IncomeRule& savings =
      RuleOf(IncomeType::kPensionCreditSavings, Setting::kCareHomePermanent);
  EXPECT_EQ(savings.figure, Figure::kSavingsCreditSingle);
  EXPECT_EQ(savings.amount, Pence());
  EXPECT_EQ(savings.status, FigureStatus::kCircular);
  const IncomeRule& widow =
      RuleOf(IncomeType::kWarWidowsPension, Setting::kNonResidential);
  EXPECT_EQ(widow.figure, std::nullopt);
  EXPECT_EQ(widow.amount, Pence::FromPounds(10));
}

TEST(BuiltInMeansRulesTest, KnowTheDisabilityBenefits) {
  const std::set<IncomeType> benefits = {IncomeType::kAttendanceAllowance,
                                         IncomeType::kDlaCare,
                                         IncomeType::kPipDailyLiving};
  for (int type = 1; type < kIncomeTypes; ++type) {
    for (int setting = 1; setting < kSettings; ++setting) {
      EXPECT_EQ(BuiltIn().incomes[type][setting].is_disability_benefit,
                benefits.count(static_cast<IncomeType>(type)) == 1)
          << type;
    }
  }
}

TEST(BuiltInMeansRulesTest, CountEachCapital) {
  using enum CapitalTreatment;
  const std::pair<CapitalType, CapitalTreatment> expected[] = {
      {CapitalType::kSavings, CapitalTreatment::kCounted},
      {CapitalType::kInvestments, CapitalTreatment::kCounted},
      {CapitalType::kMainHome, kProperty},
      {CapitalType::kOtherProperty, kProperty},
      {CapitalType::kPersonalPossessions, CapitalTreatment::kDisregarded},
      {CapitalType::kLifePolicy, CapitalTreatment::kDisregarded},
      {CapitalType::kBenefitArrears, kDisregardedForWeeks},
      {CapitalType::kPersonalInjury, kDisregardedForWeeks},
      {CapitalType::kListedTrust, CapitalTreatment::kDisregarded},
      {CapitalType::kBusinessAssets, CapitalTreatment::kDisregarded},
      {CapitalType::kFuneralPlan, CapitalTreatment::kDisregarded},
      {CapitalType::kDirectPaymentBalance, CapitalTreatment::kDisregarded},
      {CapitalType::kStudentLoan, CapitalTreatment::kDisregarded},
      {CapitalType::kOther, CapitalTreatment::kCounted}};
  EXPECT_EQ(std::size(expected), size_t{kCapitalTypes - 1});
  for (const auto& [type, treatment] : expected) {
    EXPECT_EQ(BuiltIn().capital[static_cast<size_t>(type)].treatment, treatment)
        << static_cast<int>(type);
  }
}

TEST(BuiltInMeansRulesTest, KnowWhatCannotBeHeldTogether) {
  std::set<std::pair<IncomeType, IncomeType>> pairs;
  for (const IncomeConflict& each : BuiltIn().conflicts) {
    EXPECT_TRUE(pairs.emplace(each.one, each.other).second);
    // A type beside itself is held once.
    EXPECT_EQ(pairs.count({each.other, each.one}),
              each.one == each.other ? 1u : 0u);
    EXPECT_NE(each.source, "");
  }
  EXPECT_THAT(pairs, SizeIs(21));
  EXPECT_EQ(pairs.count({IncomeType::kAttendanceAllowance,
                         IncomeType::kPipDailyLiving}),
            1u);
  EXPECT_EQ(
      pairs.count({IncomeType::kUniversalCredit, IncomeType::kIncomeSupport}),
      1u);
  EXPECT_EQ(pairs.count({IncomeType::kPensionCreditGuarantee,
                         IncomeType::kAttendanceAllowance}),
            0u);
}

TEST(BuiltInMeansRulesTest, ApplyFromTheFirstDayOfCharging) {
  EXPECT_EQ(BuiltIn().from, absl::CivilDay(2015, 4, 1));
  EXPECT_EQ(BuiltIn().to, std::nullopt);
}

absl::StatusOr<std::vector<MeansRules>> WithIncomes(
    const std::string& old_text, const std::string& new_text) {
  const std::string incomes =
      absl::StrReplaceAll(data::kIncomeTypes, {{old_text, new_text}});
  EXPECT_NE(incomes, data::kIncomeTypes) << old_text;
  return ParseMeansRules(incomes, data::kCapitalTypes, data::kIncomeConflicts);
}

constexpr char kStatePension[] = "state_pension,all,counted,,,no,2015-04-01,,";

TEST(MeansRulesFileTest, ChangesOnTheDayOfALine) {
  const auto rules = WithIncomes(
      kStatePension,
      "state_pension,all,counted,,,no,2015-04-01,2020-04-06,statute,s\n"
      "state_pension,all,disregarded,,,no,2020-04-06,,");
  ASSERT_TRUE(rules.ok()) << rules.status();
  ASSERT_THAT(*rules, SizeIs(2));
  EXPECT_EQ((*rules)[0].to, (*rules)[1].from);
  EXPECT_EQ((*rules)[1].from, absl::CivilDay(2020, 4, 6));
  const auto treatment = [&](int i) {
    return (*rules)[i]
        .incomes[static_cast<size_t>(IncomeType::kStatePension)][1]
        .treatment;
  };
  EXPECT_EQ(treatment(0), kCounted);
  EXPECT_EQ(treatment(1), kDisregarded);
}

struct BadIncome {
  const char* name;
  const char* line;  // In place of that of the state pension.
  const char* words;
};

class BadIncomeTest : public testing::TestWithParam<BadIncome> {};

TEST_P(BadIncomeTest, IsRefused) {
  const auto refused = WithIncomes(kStatePension, GetParam().line);
  EXPECT_EQ(refused.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.status().message(), HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    All, BadIncomeTest,
    testing::Values(
        BadIncome{"Type", "pension,all,counted,,,no,2015-04-01,,",
                  "income_type"},
        BadIncome{"Setting", "state_pension,home,counted,,,no,2015-04-01,,",
                  "setting"},
        BadIncome{"Treatment", "state_pension,all,doubled,,,no,2015-04-01,,",
                  "treatment"},
        BadIncome{"NoLimit",
                  "state_pension,all,disregarded_up_to,,,no,2015-04-01,,",
                  "amount or a figure"},
        BadIncome{"TwoLimits",
                  "state_pension,all,disregarded_up_to,1,savings_credit_single,"
                  "no,2015-04-01,,",
                  "amount or a figure"},
        BadIncome{"LimitOfNothing",
                  "state_pension,all,counted,100,,no,2015-04-01,,",
                  "amount or a figure"},
        BadIncome{"Figure",
                  "state_pension,all,disregarded_up_to,,x,no,2015-04-01,,",
                  "figure"},
        BadIncome{"Mark", "state_pension,all,counted,,,,2015-04-01,,",
                  "disability_benefit"},
        BadIncome{"Twice", "earnings,care_homes,counted,,,no,2015-04-01,,",
                  "covers"},
        BadIncome{"MissingSetting",
                  "state_pension,care_homes,counted,,,no,2015-04-01,,",
                  "STATE_PENSION on 2015-04-01"},
        BadIncome{"MissingDays", "state_pension,all,counted,,,no,2015-04-02,,",
                  "STATE_PENSION on 2015-04-01"},
        BadIncome{"MissingLater",
                  "state_pension,all,counted,,,no,2015-04-01,2016-04-06,",
                  "STATE_PENSION on 2016-04-06"}),
    [](const auto& bad) { return bad.param.name; });

TEST(MeansRulesFileTest, RefusesCapitalThatIsMissingTwiceOrUnknown) {
  for (const auto& [line, words] :
       {std::pair("", "STUDENT_LOAN"),
        std::pair("savings,counted,2015-04-01,,statute,s\n", "covers"),
        std::pair("boats,counted,2015-04-01,,statute,s\n", "capital_type"),
        std::pair("student_loan,halved,2015-04-01,,statute,s\n",
                  "treatment")}) {
    std::string capital;
    for (const absl::string_view each :
         absl::StrSplit(data::kCapitalTypes, '\n', absl::SkipEmpty())) {
      if (!absl::StartsWith(each, "student_loan")) {
        absl::StrAppend(&capital, each, "\n");
      }
    }
    const auto refused =
        ParseMeansRules(data::kIncomeTypes, absl::StrCat(capital, line),
                        data::kIncomeConflicts);
    EXPECT_THAT(refused.status().message(), HasSubstr(words));
  }
}

TEST(MeansRulesFileTest, AConflictOfOneTypeIsThatItIsHeldTwice) {
  const auto read =
      ParseMeansRules(data::kIncomeTypes, data::kCapitalTypes,
                      "one,other,from_date,to_date,status,source\n"
                      "dla_care,dla_care,2015-04-01,,statute,s\n");
  ASSERT_TRUE(read.ok());
  ASSERT_EQ(read->size(), 1u);
  EXPECT_EQ((*read)[0].conflicts[0].one, IncomeType::kDlaCare);
  EXPECT_EQ((*read)[0].conflicts[0].other, IncomeType::kDlaCare);
}

}  // namespace
}  // namespace carereform::financial_assessments
