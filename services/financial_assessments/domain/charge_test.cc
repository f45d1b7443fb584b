#include "services/financial_assessments/domain/charge.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::CareOf;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Savings;
using means_fixture::Weekly;

// Asks for the charge of what CheckCircumstances allows, and looks that each
// section adds up.
Charge Of(const Circumstances& circumstances, const Book& book,
          absl::CivilDay day = kMonday) {
  EXPECT_TRUE(CheckCircumstances(circumstances, book.rules(), day).empty());
  ChargeLines lines(ChargeLines::Keep::kLines);
  const auto charge = ChargeFor(circumstances, book.rules(), day, lines);
  EXPECT_TRUE(charge.ok());
  EXPECT_EQ(lines.Total(Section::kCapital), ExactPence(charge->capital));
  EXPECT_EQ(lines.Total(Section::kContribution),
            ExactPence(charge->contribution));
  EXPECT_EQ(lines.Total(Section::kCharge), ExactPence(charge->charge));
  return *charge;
}

// Has `above` pence a week above the guarantee of 232.60, and care at `cost`.
Circumstances With(int64_t above, int64_t cost) {
  Circumstances circumstances = AtHome();
  circumstances.incomes = {
      Weekly(IncomeType::kStatePension, Pennies(232'60 + above))};
  circumstances.care = {CareOf(CareType::kHomeCare, Pennies(cost))};
  return circumstances;
}

struct Lower {
  int64_t above, cost, charge;
  Outcome outcome;
};

TEST(ChargeFor, IsTheLowerOfContributionAndCost) {
  const Lower cases[] = {
      {50'00, 49'99, 49'99, Outcome::kCostOfCare},
      {50'00, 50'00, 50'00, Outcome::kContribution},
      {50'00, 50'01, 50'00, Outcome::kContribution},
      {1, 50'00, 1, Outcome::kContribution},
      {0, 50'00, 0, Outcome::kNothing},
      {-1, 50'00, 0, Outcome::kNothing},
      {50'00, 0, 0, Outcome::kCostOfCare},
  };
  for (const Lower& each : cases) {
    SCOPED_TRACE(each.cost);
    const Charge charge = Of(With(each.above, each.cost), Book());
    EXPECT_EQ(charge.charge, Pennies(each.charge));
    EXPECT_EQ(charge.contribution, Pennies(std::max<int64_t>(0, each.above)));
    EXPECT_EQ(charge.chargeable_cost, Pennies(each.cost));
    EXPECT_EQ(charge.council_pays, Pennies(each.cost - each.charge));
    EXPECT_EQ(charge.outcome, each.outcome);
  }
}

struct Limit {
  int64_t capital, tariff, charge;
  Outcome outcome;
};

TEST(ChargeFor, CapitalCountsAtEachLimit) {
  const Limit cases[] = {
      {14'249'99, 0, 10'00, Outcome::kContribution},
      {14'250'00, 0, 10'00, Outcome::kContribution},
      {14'250'01, 1'00, 11'00, Outcome::kContribution},
      {14'500'00, 1'00, 11'00, Outcome::kContribution},
      {14'500'01, 2'00, 12'00, Outcome::kContribution},
      {23'249'99, 36'00, 46'00, Outcome::kContribution},
      {23'250'00, 36'00, 46'00, Outcome::kContribution},
      {23'250'01, 0, 500'00, Outcome::kAboveUpperLimit},
  };
  for (const Limit& each : cases) {
    SCOPED_TRACE(each.capital);
    Circumstances circumstances = With(10'00, 500'00);
    circumstances.capital = {Savings(Pennies(each.capital))};
    const Charge charge = Of(circumstances, Book());
    EXPECT_EQ(charge.capital, Pennies(each.capital));
    EXPECT_EQ(charge.tariff_income, Pennies(each.tariff));
    EXPECT_EQ(charge.charge, Pennies(each.charge));
    EXPECT_EQ(charge.outcome, each.outcome);
  }
}

TEST(ChargeFor, ACouncilMayReadExactlyTheUpperLimitAgainstThePerson) {
  Book book;
  book.policy.at_upper_limit = AtUpperLimit::kNotEligible;
  Circumstances circumstances = With(10'00, 500'00);
  circumstances.capital = {Savings(Pennies(23'249'99))};
  EXPECT_EQ(Of(circumstances, book).outcome, Outcome::kContribution);
  circumstances.capital = {Savings(Pennies(23'250'00))};
  EXPECT_EQ(Of(circumstances, book).outcome, Outcome::kAboveUpperLimit);
}

// 25,000 is within the council's limit for all but residents for good: 43 steps
// above 14,250, and an income of 200.00 less 30.65. Where the lower limit is
// 24,500, 2 steps.
TEST(ChargeFor, TheCouncilsLimitsAreForThoseInACareHomeForATimeToo) {
  Book book;
  book.policy.upper_limit_outside_care_homes = Pennies(30'000'00);
  Circumstances circumstances = InCareHome(kMonday);
  circumstances.incomes = {Weekly(IncomeType::kStatePension, Pennies(200'00))};
  circumstances.capital = {Savings(Pennies(25'000'00))};
  circumstances.care = {CareOf(CareType::kCareHome, Pennies(900'00))};
  EXPECT_EQ(Of(circumstances, book).charge, Pennies(900'00));
  for (const Setting setting :
       {Setting::kCareHomeTemporary, Setting::kCareHomeShortTerm}) {
    circumstances.setting = setting;
    EXPECT_EQ(Of(circumstances, book).charge, Pennies(212'35));
  }
  book.policy.lower_limit_outside_care_homes = Pennies(24'500'00);
  EXPECT_EQ(Of(circumstances, book).charge, Pennies(171'35));
}

TEST(ChargeFor, AChargeBelowTheLeastIsNotMade) {
  Book book;
  book.policy.least_charge = Pennies(1'25);  // Reading's.
  EXPECT_EQ(Of(With(1'24, 50'00), book).charge, Pence());
  EXPECT_EQ(Of(With(1'24, 50'00), book).outcome, Outcome::kBelowLeastCharge);
  EXPECT_EQ(Of(With(1'24, 50'00), book).contribution, Pennies(1'24));
  EXPECT_EQ(Of(With(1'25, 50'00), book).charge, Pennies(1'25));
  EXPECT_EQ(Of(With(50'00, 1'24), book).charge, Pence());
  EXPECT_EQ(Of(With(0, 50'00), book).outcome, Outcome::kNothing);
}

// Essex has a most that it charges a week for care outside care homes.
TEST(ChargeFor, NobodyPaysMoreThanTheMostOutsideCareHomes) {
  Book book;
  book.policy.most_charge = Pennies(50'00);
  EXPECT_EQ(Of(With(49'99, 900'00), book).charge, Pennies(49'99));
  EXPECT_EQ(Of(With(50'00, 900'00), book).charge, Pennies(50'00));
  EXPECT_EQ(Of(With(50'01, 900'00), book).charge, Pennies(50'00));
  EXPECT_EQ(Of(With(50'01, 900'00), book).council_pays, Pennies(850'00));
  Circumstances rich = With(0, 900'00);
  rich.capital = {Savings(Pennies(90'000'00))};
  EXPECT_EQ(Of(rich, book).charge, Pennies(50'00));
  EXPECT_EQ(Of(rich, book).outcome, Outcome::kAboveUpperLimit);
  rich.setting = Setting::kCareHomePermanent;
  rich.care_home_since = kMonday;
  EXPECT_EQ(Of(rich, book).charge, Pennies(900'00));
}

TEST(ChargeFor, TellsWhatAnAdaptationAboveTheLimitCostsOnce) {
  Circumstances circumstances = With(10'00, 30'00);
  circumstances.care.push_back(CareOf(CareType::kMinorAdaptation, Pence()));
  circumstances.care[1].one_off_cost = Pennies(1'000'00);
  EXPECT_EQ(Of(circumstances, Book()).one_off_charge, Pence());
  circumstances.care[1].one_off_cost = Pennies(1'000'01);
  const Charge charge = Of(circumstances, Book());
  EXPECT_EQ(charge.one_off_charge, Pennies(1'000'01));
  EXPECT_EQ(charge.charge, Pennies(10'00));
  circumstances.has_cjd = true;
  EXPECT_EQ(Of(circumstances, Book()).one_off_charge, Pence());
}

TEST(ChargeFor, FreeServicesAreLeftOut) {
  Circumstances circumstances = With(500'00, 30'00);
  Care reablement = CareOf(CareType::kReablement, Pennies(200'00));
  reablement.started = kMonday;
  circumstances.care.push_back(reablement);
  Charge charge = Of(circumstances, Book(), kMonday + 41);
  EXPECT_EQ(charge.chargeable_cost, Pennies(30'00));
  EXPECT_EQ(charge.charge, Pennies(30'00));
  EXPECT_EQ(charge.council_pays, Pennies(200'00));
  charge = Of(circumstances, Book(), kMonday + 42);
  EXPECT_EQ(charge.chargeable_cost, Pennies(230'00));
  EXPECT_EQ(charge.charge, Pennies(230'00));
  circumstances.care.erase(circumstances.care.begin());
  charge = Of(circumstances, Book(), kMonday);
  EXPECT_EQ(charge.outcome, Outcome::kFree);
  EXPECT_EQ(charge.contribution, Pennies(500'00));
  EXPECT_EQ(charge.charge, Pence());
}

TEST(ChargeFor, FreePeoplePayNothingWhateverTheyHave) {
  for (const auto flag : {&Circumstances::has_cjd, &Circumstances::section_117,
                          &Circumstances::is_carer_only}) {
    Circumstances circumstances = With(500'00, 30'00);
    circumstances.capital = {Savings(Pennies(100'000'00))};
    circumstances.*flag = true;
    const Charge charge = Of(circumstances, Book());
    EXPECT_EQ(charge.outcome, Outcome::kFree);
    EXPECT_EQ(charge.charge, Pence());
    EXPECT_EQ(charge.chargeable_cost, Pence());
    EXPECT_EQ(charge.council_pays, Pennies(30'00));
    circumstances.light_touch = LightTouch::kDeclinesAssessment;
    EXPECT_EQ(Of(circumstances, Book()).outcome, Outcome::kFree);
  }
}

struct Light {
  LightTouch light_touch;
  Outcome outcome;
  int64_t charge;
};

TEST(ChargeFor, LightTouchAsksForNoMeans) {
  const Light cases[] = {
      {LightTouch::kSignificantMeans, Outcome::kLightTouchFull, 30'00},
      {LightTouch::kNominalCharge, Outcome::kLightTouchNominal, 30'00},
      {LightTouch::kDeclinesAssessment, Outcome::kDeclined, 30'00},
      {LightTouch::kBenefitsShowNoCharge, Outcome::kLightTouchNothing, 0},
  };
  for (const Light& each : cases) {
    Circumstances circumstances = With(10'00, 30'00);
    circumstances.light_touch = each.light_touch;
    const Charge charge = Of(circumstances, Book());
    EXPECT_EQ(charge.outcome, each.outcome);
    EXPECT_EQ(charge.charge, Pennies(each.charge));
    EXPECT_EQ(charge.contribution, Pence());
    EXPECT_EQ(charge.council_pays, Pennies(30'00 - each.charge));
  }
}

TEST(ChargeFor, FeesForArrangingAreThoseAboveTheLimitsAlone) {
  Book book;
  book.policy.arrangement_fee_one_off = Pennies(90'00);
  book.policy.arrangement_fee_yearly = Pennies(250'00);
  Circumstances circumstances = With(10'00, 30'00);
  circumstances.asks_council_to_arrange = true;
  circumstances.capital = {Savings(Pennies(23'250'00))};
  EXPECT_EQ(Of(circumstances, book).one_off_fee, Pence());
  circumstances.capital = {Savings(Pennies(23'250'01))};
  EXPECT_EQ(Of(circumstances, book).one_off_fee, Pennies(90'00));
  EXPECT_EQ(Of(circumstances, book).yearly_fee, Pennies(250'00));
  circumstances.light_touch = LightTouch::kDeclinesAssessment;
  EXPECT_EQ(Of(circumstances, book).one_off_fee, Pence());
  circumstances.light_touch = LightTouch::kSignificantMeans;
  EXPECT_EQ(Of(circumstances, book).one_off_fee, Pennies(90'00));
}

TEST(ChargeFor, NoFeeIsAskedWhereThereIsNothingToArrange) {
  Book book;
  book.policy.arrangement_fee_one_off = Pennies(90'00);
  book.policy.arrangement_fee_yearly = Pennies(250'00);
  Circumstances circumstances = With(10'00, 30'00);
  circumstances.asks_council_to_arrange = true;
  circumstances.capital = {Savings(Pennies(100'000'00))};
  EXPECT_EQ(Of(circumstances, book).one_off_fee, Pennies(90'00));
  Care reablement = CareOf(CareType::kReablement, Pennies(200'00));
  reablement.started = kMonday;
  const std::vector<std::vector<Care>> nothing = {
      {}, {reablement}, {CareOf(CareType::kSection117, Pennies(200'00))}};
  for (const std::vector<Care>& care : nothing) {
    for (const LightTouch light :
         {LightTouch::kNone, LightTouch::kSignificantMeans}) {
      circumstances.care = care;
      circumstances.light_touch = light;
      EXPECT_EQ(Of(circumstances, book).one_off_fee, Pence());
      EXPECT_EQ(Of(circumstances, book).yearly_fee, Pence());
    }
  }
}

// A short-term resident with an income of 300.00 and rent of 20.00.
TEST(ChargeFor, AShortStayIsAsThePolicySaysForEightWeeks) {
  Book book;
  Circumstances circumstances = With(67'40, 900'00);
  circumstances.setting = Setting::kCareHomeShortTerm;
  circumstances.care_home_since = kMonday;
  circumstances.housing = {{HousingCost::kRent, Pennies(20'00)}};
  const Pence as_resident = Pennies(300'00 - 20'00 - 30'65);
  EXPECT_EQ(Of(circumstances, book).charge, as_resident);
  book.policy.short_term_as_non_residential = true;
  EXPECT_EQ(Of(circumstances, book, kMonday + 55).charge, Pennies(47'40));
  EXPECT_EQ(Of(circumstances, book, kMonday + 56).charge, as_resident);
  circumstances.setting = Setting::kCareHomePermanent;
  EXPECT_EQ(Of(circumstances, book).charge, Pennies(300'00 - 30'65));
}

TEST(ChargeFor, TheHomeCountsWhenTheTwelveWeeksAreOver) {
  Circumstances resident = InCareHome(kMonday);
  resident.incomes = {Weekly(IncomeType::kStatePension, Pennies(130'65))};
  resident.capital = {
      means_fixture::Asset(CapitalType::kMainHome, Pennies(200'000'00))};
  resident.care = {CareOf(CareType::kCareHome, Pennies(900'00))};
  EXPECT_EQ(Of(resident, Book(), kMonday + 83).charge, Pennies(100'00));
  EXPECT_EQ(Of(resident, Book(), kMonday + 84).charge, Pennies(900'00));
}

TEST(ChargeFor, TopUpIsBesideTheCharge) {
  Circumstances resident = InCareHome(kMonday);
  resident.incomes = {Weekly(IncomeType::kStatePension, Pennies(130'65))};
  resident.care = {CareOf(CareType::kCareHome, Pennies(900'00))};
  resident.top_up = TopUp{TopUpPayer::kThirdParty, Pennies(75'00)};
  const Charge charge = Of(resident, Book());
  EXPECT_EQ(charge.charge, Pennies(100'00));
  EXPECT_EQ(charge.council_pays, Pennies(800'00));
  EXPECT_EQ(charge.top_up, Pennies(75'00));
}

TEST(ChargeFor, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kGuaranteeSinglePension)]
      .reset();
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_EQ(ChargeFor(With(1, 1), book.rules(), kMonday, lines).status(),
            absl::NotFoundError("guarantee_single_pension"));
}

// What CheckCircumstances allows, no sum refuses: the greatest of everything.
TEST(ChargeFor, TheGreatestAmountsStayInRange) {
  Book book;
  book.policy.upper_limit_outside_care_homes = kGreatestCapital;
  Circumstances person = AtHome();
  person.children = kMostChildren;
  person.capital = {Savings(kGreatestCapital)};
  person.care.assign(kMostServices,
                     CareOf(CareType::kHomeCare, kGreatestPayment));
  Circumstances poor = person;
  person.incomes.assign(kMostIncomes,
                        Weekly(IncomeType::kOther, kGreatestPayment));
  EXPECT_EQ(Of(person, book).charge, kGreatestPayment * kMostServices);
  poor.capital.clear();
  poor.housing.assign(kMostHousingCosts,
                      {HousingCost::kRent, kGreatestPayment});
  poor.expenses.assign(kMostExpenses, {true, kGreatestPayment});
  EXPECT_EQ(Of(poor, book).charge, Pence());
}

}  // namespace
}  // namespace carereform::financial_assessments
