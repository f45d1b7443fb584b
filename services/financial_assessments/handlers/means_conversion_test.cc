#include "services/financial_assessments/handlers/means_conversion.h"

#include <functional>
#include <limits>
#include <ostream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "tests/support/means.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

absl::Status CheckOf(const v1::Circumstances& circumstances) {
  rpc::Validation validation;
  CheckCircumstancesShape("circumstances", circumstances, validation);
  return validation.Finish();
}

struct ShapeCase {
  std::string name;
  std::function<void(v1::Circumstances&)> change;
  std::string field;  // Refused, after "circumstances."; empty if nothing is.
};
std::ostream& operator<<(std::ostream& out, const ShapeCase& c) {
  return out << c.name;
}

class CircumstancesShapeTest : public testing::TestWithParam<ShapeCase> {};

TEST_P(CircumstancesShapeTest, RefusesTheFieldAndNoOther) {
  v1::Circumstances circumstances = tests::PensionerAtHome();
  GetParam().change(circumstances);
  const absl::Status status = CheckOf(circumstances);
  if (GetParam().field.empty()) {
    EXPECT_THAT(status, IsOk());
    return;
  }
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
    EXPECT_FALSE(violation.description.empty());
  }
  EXPECT_THAT(fields, ElementsAre("circumstances." + GetParam().field));
}

using C = v1::Circumstances;

// Adds an asset of £1,000 and returns it.
v1::Capital& AddAsset(C& c, v1::Capital::Type type) {
  v1::Capital& asset = *c.add_capital();
  asset.set_type(type);
  asset.set_value_pence(100'000);
  return asset;
}

v1::NotionalCapital& AddNotional(C& c) {
  v1::NotionalCapital& notional =
      *AddAsset(c, v1::Capital::SAVINGS).mutable_notional();
  *notional.mutable_disposed_date() = rpc::ToDate(CivilDay(2025, 1, 10));
  *notional.mutable_decided_date() = rpc::ToDate(CivilDay(2025, 1, 10));
  notional.add_rationale(v1::NotionalCapital::TIMING);
  notional.set_decision_record("record-7");
  return notional;
}

std::vector<ShapeCase> HouseholdCases() {
  return {
      {"Good", [](C&) {}, ""},
      {"NoSetting", [](C& c) { c.clear_setting(); }, "setting"},
      {"UnknownSetting", [](C& c) { c.set_setting(C::Setting(9)); }, "setting"},
      {"NoAgeGroup", [](C& c) { c.clear_age_group(); }, "age_group"},
      {"NoHousehold", [](C& c) { c.clear_household(); }, "household"},
      {"CoupleOfOne", [](C& c) { c.set_couple_has_pension_age(true); },
       "couple_has_pension_age"},
      {"Couple",
       [](C& c) {
         c.set_household(C::COUPLE);
         c.set_couple_has_pension_age(true);
       },
       ""},
      {"NegativeChildren", [](C& c) { c.set_children(-1); }, "children"},
      {"MostChildren", [](C& c) { c.set_children(kMostChildren); }, ""},
      {"TooManyChildren", [](C& c) { c.set_children(kMostChildren + 1); },
       "children"},
      {"UnknownLightTouch", [](C& c) { c.set_light_touch(C::LightTouch(5)); },
       "light_touch"},
      {"CareHomeWithoutADay",
       [](C& c) { c.set_setting(C::CARE_HOME_PERMANENT); }, "care_home_since"},
      {"StayAtHome",
       [](C& c) {
         *c.mutable_care_home_since() = rpc::ToDate(CivilDay(2025, 1, 1));
       },
       "care_home_since"},
      {"DayThatDoesNotExist",
       [](C& c) {
         c.set_setting(C::CARE_HOME_TEMPORARY);
         c.mutable_care_home_since()->set_year(2025);
         c.mutable_care_home_since()->set_month(2);
         c.mutable_care_home_since()->set_day(29);
       },
       "care_home_since"},
      {"EarlierDaysAlone", [](C& c) { c.set_earlier_disregard_days(1); },
       "earlier_stay_ended"},
      {"MostEarlierDays",
       [](C& c) {
         *c.mutable_earlier_stay_ended() = rpc::ToDate(CivilDay(2025, 1, 1));
         c.set_earlier_disregard_days(84);
       },
       ""},
      {"TooManyEarlierDays",
       [](C& c) {
         *c.mutable_earlier_stay_ended() = rpc::ToDate(CivilDay(2025, 1, 1));
         c.set_earlier_disregard_days(85);
       },
       "earlier_disregard_days"},
  };
}

std::vector<ShapeCase> IncomeCases() {
  return {
      {"NoIncomeType", [](C& c) { c.mutable_incomes(0)->clear_type(); },
       "incomes[0].type"},
      {"NoFrequency", [](C& c) { c.mutable_incomes(1)->clear_frequency(); },
       "incomes[1].frequency"},
      {"UnknownFrequency",
       [](C& c) { c.mutable_incomes(1)->set_frequency(v1::Frequency(8)); },
       "incomes[1].frequency"},
      {"NegativeIncome",
       [](C& c) { c.mutable_incomes(1)->set_amount_pence(-1); },
       "incomes[1].amount_pence"},
      {"NoIncomeAtAll", [](C& c) { c.mutable_incomes(1)->set_amount_pence(0); },
       ""},
      {"MostIncome",
       [](C& c) {
         c.mutable_incomes(1)->set_amount_pence(kGreatestPayment.value());
       },
       ""},
      {"TooMuchIncome",
       [](C& c) {
         c.mutable_incomes(1)->set_amount_pence(kGreatestPayment.value() + 1);
       },
       "incomes[1].amount_pence"},
      {"Sterling", [](C& c) { c.mutable_incomes(0)->set_currency_code("GBP"); },
       ""},
      {"ForeignIncome",
       [](C& c) { c.mutable_incomes(0)->set_currency_code("EUR"); },
       "incomes[0].currency_code"},
      {"HalfOfAStatePension",
       [](C& c) { c.mutable_incomes(0)->set_half_paid_to_spouse(true); },
       "incomes[0].half_paid_to_spouse"},
      {"StatePensionByNight",
       [](C& c) { c.mutable_incomes(0)->set_includes_night_care(true); },
       "incomes[0].includes_night_care"},
      {"NegativeDisregard",
       [](C& c) {
         c.mutable_incomes(0)->set_discretionary_disregard_pence(-1);
       },
       "incomes[0].discretionary_disregard_pence"},
      {"MostIncomes",
       [](C& c) {
         const v1::Income income = c.incomes(0);
         while (c.incomes_size() < int{kMostIncomes}) *c.add_incomes() = income;
       },
       ""},
      {"TooManyIncomes",
       [](C& c) {
         const v1::Income income = c.incomes(0);
         while (c.incomes_size() <= int{kMostIncomes})
           *c.add_incomes() = income;
       },
       "incomes"},
  };
}

std::vector<ShapeCase> CapitalCases() {
  using v1::Capital;
  return {
      {"NoCapitalType", [](C& c) { AddAsset(c, Capital::TYPE_UNSPECIFIED); },
       "capital[1].type"},
      {"CapitalWithAnId",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_id("account-2"); }, ""},
      {"CapitalWithABadId",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_id("Mrs Example"); },
       "capital[1].id"},
      {"NegativeCapital",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_value_pence(-1); },
       "capital[1].value_pence"},
      {"ForeignCapital",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_currency_code("USD"); },
       "capital[1].currency_code"},
      {"DebtOfTheWholeValue",
       [](C& c) {
         AddAsset(c, Capital::OTHER_PROPERTY).set_secured_debt_pence(100'000);
       },
       ""},
      {"DebtAboveTheValue",
       [](C& c) {
         AddAsset(c, Capital::OTHER_PROPERTY).set_secured_debt_pence(100'001);
       },
       "capital[1].secured_debt_pence"},
      {"MostCapital",
       [](C& c) {
         c.clear_capital();
         AddAsset(c, Capital::OTHER).set_value_pence(kGreatestCapital.value());
       },
       ""},
      {"TooMuchCapitalInOne",
       [](C& c) {
         AddAsset(c, Capital::OTHER)
             .set_value_pence(std::numeric_limits<int64_t>::max());
       },
       "capital[1].value_pence"},
      {"TooMuchCapitalTogether",
       [](C& c) {
         c.clear_capital();
         AddAsset(c, Capital::OTHER).set_value_pence(kGreatestCapital.value());
         AddAsset(c, Capital::OTHER).set_value_pence(1);
       },
       "capital"},
      {"NegativeOwners",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_owners(-1); },
       "capital[1].owners"},
      {"TooManyOwners",
       [](C& c) { AddAsset(c, Capital::SAVINGS).set_owners(kMostOwners + 1); },
       "capital[1].owners"},
      {"WholeShare",
       [](C& c) {
         AddAsset(c, Capital::SAVINGS).set_share_basis_points(10'000);
       },
       ""},
      {"ShareAboveTheWhole",
       [](C& c) {
         AddAsset(c, Capital::SAVINGS).set_share_basis_points(10'001);
       },
       "capital[1].share_basis_points"},
      {"ShareAndOwners",
       [](C& c) {
         AddAsset(c, Capital::SAVINGS).set_owners(2);
         c.mutable_capital(1)->set_share_basis_points(4'000);
       },
       "capital[1].share_basis_points"},
      {"SavingsThatSomebodyLivesIn",
       [](C& c) {
         AddAsset(c, Capital::SAVINGS)
             .set_property_disregard(Capital::PARTNER_LIVES_THERE);
       },
       "capital[1].property_disregard"},
      {"ArrearsWithoutADay",
       [](C& c) { AddAsset(c, Capital::BENEFIT_ARREARS); },
       "capital[1].received_date"},
      {"Notional", [](C& c) { AddNotional(c); }, ""},
      {"NotionalWithoutRationale",
       [](C& c) { AddNotional(c).clear_rationale(); },
       "capital[1].notional.rationale"},
      {"NotionalWithAReasonTwice",
       [](C& c) { AddNotional(c).add_rationale(v1::NotionalCapital::TIMING); },
       "capital[1].notional.rationale[1]"},
      {"NotionalWithoutARecord",
       [](C& c) { AddNotional(c).clear_decision_record(); },
       "capital[1].notional.decision_record"},
      {"NotionalDecidedBefore",
       [](C& c) {
         *AddNotional(c).mutable_decided_date() =
             rpc::ToDate(CivilDay(2025, 1, 9));
       },
       "capital[1].notional.decided_date"},
  };
}

std::vector<ShapeCase> CareCases() {
  using v1::Care;
  return {
      {"NoCareType", [](C& c) { c.mutable_care(0)->clear_type(); },
       "care[0].type"},
      {"NegativeCost",
       [](C& c) { c.mutable_care(0)->set_weekly_cost_pence(-1); },
       "care[0].weekly_cost_pence"},
      {"HomeCareOnce",
       [](C& c) { c.mutable_care(0)->set_one_off_cost_pence(1); },
       "care[0].one_off_cost_pence"},
      {"ReablementWithoutADay",
       [](C& c) { c.mutable_care(0)->set_type(Care::REABLEMENT); },
       "care[0].started_date"},
      {"HousingWithoutAFrequency",
       [](C& c) {
         auto& cost = *c.add_housing_costs();
         cost.set_type(v1::HousingCost::RENT);
         cost.set_amount_pence(100);
       },
       "housing_costs[0].frequency"},
      {"ExpenseWithoutAType",
       [](C& c) { c.add_expenses()->set_frequency(v1::WEEKLY); },
       "expenses[0].type"},
      {"TopUpByNobody",
       [](C& c) { c.mutable_top_up()->set_weekly_amount_pence(1); },
       "top_up.payer"},
      {"TopUpOfNothing",
       [](C& c) { c.mutable_top_up()->set_payer(v1::TopUp::THIRD_PARTY); },
       "top_up.weekly_amount_pence"},
  };
}

constexpr auto kName = [](const auto& test) { return test.param.name; };

INSTANTIATE_TEST_SUITE_P(Household, CircumstancesShapeTest,
                         testing::ValuesIn(HouseholdCases()), kName);
INSTANTIATE_TEST_SUITE_P(Income, CircumstancesShapeTest,
                         testing::ValuesIn(IncomeCases()), kName);
INSTANTIATE_TEST_SUITE_P(Capital, CircumstancesShapeTest,
                         testing::ValuesIn(CapitalCases()), kName);
INSTANTIATE_TEST_SUITE_P(Care, CircumstancesShapeTest,
                         testing::ValuesIn(CareCases()), kName);

TEST(MeansConversionTest, TakesEachListAndItsAmounts) {
  const Circumstances circumstances = CircumstancesOf(tests::PensionerAtHome());
  EXPECT_EQ(circumstances.setting, Setting::kNonResidential);
  EXPECT_EQ(circumstances.age_group, AgeGroup::kPensionAge);
  EXPECT_EQ(circumstances.household, Household::kSingle);
  ASSERT_EQ(circumstances.incomes.size(), 2);
  EXPECT_EQ(circumstances.incomes[1].type, IncomeType::kPrivatePension);
  EXPECT_EQ(circumstances.incomes[1].amount, Pence::FromPence(86'667));
  EXPECT_EQ(circumstances.incomes[1].frequency, Frequency::kMonthly);
  ASSERT_EQ(circumstances.capital.size(), 1);
  EXPECT_EQ(circumstances.capital[0].value, Pence::FromPounds(18'100));
  EXPECT_EQ(circumstances.capital[0].share, 1);
  EXPECT_EQ(circumstances.capital[0].shares, 1);
  ASSERT_EQ(circumstances.care.size(), 1);
  EXPECT_EQ(circumstances.care[0].weekly_cost, Pence::FromPounds(300));
  EXPECT_EQ(circumstances.care_home_since, std::nullopt);
  EXPECT_FALSE(circumstances.top_up.has_value());
}

TEST(MeansConversionTest, TakesSharesAndWhatIsTreatedAsHeld) {
  C from = tests::PensionerAtHome();
  from.mutable_capital(0)->set_owners(3);
  from.mutable_capital(0)->set_id("account-1");
  AddAsset(from, v1::Capital::SAVINGS).set_share_basis_points(4'000);
  AddNotional(from).add_rationale(v1::NotionalCapital::NO_OTHER_PURPOSE);
  const Circumstances to = CircumstancesOf(from);
  ASSERT_EQ(to.capital.size(), 3);
  EXPECT_EQ(to.capital[0].id, "account-1");
  EXPECT_EQ(to.capital[1].id, "");
  EXPECT_EQ(to.capital[0].share, 1);
  EXPECT_EQ(to.capital[0].shares, 3);
  EXPECT_EQ(to.capital[1].share, 4'000);
  EXPECT_EQ(to.capital[1].shares, 10'000);
  EXPECT_FALSE(to.capital[1].notional.has_value());
  ASSERT_TRUE(to.capital[2].notional.has_value());
  EXPECT_EQ(to.capital[2].notional->disposed, CivilDay(2025, 1, 10));
  EXPECT_EQ(to.capital[2].notional->reasons, (1u << 4) | (1u << 5));
  EXPECT_TRUE(to.capital[2].notional->has_record);
}

TEST(MeansConversionTest, TakesAStayATopUpAndEveryFlag) {
  C from = tests::PensionerAtHome();
  from.set_setting(C::CARE_HOME_TEMPORARY);
  *from.mutable_care_home_since() = rpc::ToDate(CivilDay(2025, 9, 1));
  *from.mutable_permanent_since() = rpc::ToDate(CivilDay(2025, 9, 8));
  from.mutable_top_up()->set_payer(v1::TopUp::FIRST_PARTY);
  from.mutable_top_up()->set_weekly_amount_pence(5'000);
  from.set_section_117(true);
  from.set_light_touch(C::DECLINES_ASSESSMENT);
  EXPECT_THAT(CheckOf(from), IsOk());
  const Circumstances to = CircumstancesOf(from);
  EXPECT_EQ(to.setting, Setting::kCareHomeTemporary);
  EXPECT_EQ(to.care_home_since, CivilDay(2025, 9, 1));
  EXPECT_EQ(to.permanent_since, CivilDay(2025, 9, 8));
  ASSERT_TRUE(to.top_up.has_value());
  EXPECT_EQ(to.top_up->payer, TopUpPayer::kFirstParty);
  EXPECT_EQ(to.top_up->weekly_amount, Pence::FromPounds(50));
  EXPECT_TRUE(to.section_117);
  EXPECT_FALSE(to.has_cjd);
  EXPECT_EQ(to.light_touch, LightTouch::kDeclinesAssessment);
}

}  // namespace
}  // namespace carereform::financial_assessments
