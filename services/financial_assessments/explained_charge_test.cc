#include "services/financial_assessments/explained_charge.h"

#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/handlers/means_conversion.h"
#include "tests/support/means.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Book;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Pounds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::Calculation;
using v1::CalculationLine;

// Says nothing of what was asked if it cannot be explained.
Calculation Explain(const Circumstances& circumstances, const Book& book,
                    CivilDay day = kMonday) {
  auto calculation = ExplainedCharge(circumstances, book.rules(), day);
  EXPECT_THAT(calculation.status(), IsOk());
  return calculation.ok() ? *std::move(calculation) : Calculation();
}

std::map<int, int64_t> SumsOf(const Calculation& calculation) {
  std::map<int, int64_t> sums;
  for (const CalculationLine& line : calculation.lines()) {
    sums[line.section()] += line.amount_pence();
  }
  return sums;
}

std::vector<std::string> ChangesOf(const Calculation& calculation) {
  return {calculation.would_change().begin(), calculation.would_change().end()};
}

const CalculationLine* LineOf(const Calculation& calculation,
                              const std::string& rule) {
  for (const CalculationLine& line : calculation.lines()) {
    if (line.rule() == rule) return &line;
  }
  return nullptr;
}

Circumstances Pensioner() { return CircumstancesOf(tests::PensionerAtHome()); }

TEST(ExplainedChargeTest, SaysWhatEachLineIsWorkedOutFrom) {
  const Calculation calculation = Explain(Pensioner(), Book());
  std::vector<std::string> lines;
  for (const CalculationLine& line : calculation.lines()) {
    lines.push_back(line.rule() + "|" + line.field() + "|" + line.inputs() +
                    "|" + std::to_string(line.amount_pence()));
  }
  EXPECT_THAT(
      lines,
      ElementsAre(
          "capital_held|capital[0]|£18,100.00|1810000",
          "income|incomes[0]|£230.25 weekly|23025",
          "income|incomes[1]|£866.67 monthly x 12 / 52|20000",
          "tariff_income||£18,100.00 - £14,250.00 = £3,850.00, which is 15 "
          "times £250.00 and a part of it; each counts as £1.00 a week|1600",
          "guarantee||£232.60 weekly|-23260", "fraction_of_penny|||0",
          "cost_of_care|care[0]|£300.00 weekly|30000",
          "above_contribution||£300.00 - £213.65|-8635"));
  EXPECT_EQ(calculation.outcome(), Calculation::CONTRIBUTION);
  EXPECT_EQ(calculation.capital_pence(), 1'810'000);
  EXPECT_EQ(calculation.tariff_income_pence(), 1'600);
  EXPECT_EQ(calculation.contribution_pence(), 21'365);
  EXPECT_EQ(calculation.charge_pence(), 21'365);
  EXPECT_EQ(calculation.council_pays_pence(), 8'635);
  EXPECT_EQ(calculation.rate_table(), "2025-26");
  EXPECT_EQ(calculation.charging_policy(), "the-law");
  EXPECT_EQ(LineOf(calculation, "guarantee")->text(),
            "The law says you must keep this much to live on: £232.60 a week.");
  EXPECT_EQ(LineOf(calculation, "guarantee")->source(),
            "SI 2014/2672 regulation 7; a test");
}

TEST(ExplainedChargeTest, PrintsWhatRoundingLeftOutOfEachLine) {
  Circumstances person = Pensioner();
  // £2.3123... a week, which is printed as £2.31 taken off, three times; the
  // pension's £200.0007... as £200.00.
  for (int i = 0; i < 3; ++i) {
    person.expenses.push_back({true, Pennies(10'02), Frequency::kMonthly});
  }
  const Calculation calculation = Explain(person, Book());
  // 213.6507... - 3 x 2.3123... = 206.7138..., and rounded once 206.71; the
  // printed lines come to 213.65 - 3 x 2.31 = 206.72.
  EXPECT_EQ(calculation.charge_pence(), 20'671);
  const CalculationLine* fraction = LineOf(calculation, "fraction_of_penny");
  ASSERT_NE(fraction, nullptr);
  EXPECT_EQ(fraction->section(), CalculationLine::CONTRIBUTION);
  EXPECT_EQ(fraction->amount_pence(), -1);
  EXPECT_EQ(SumsOf(calculation)[CalculationLine::CONTRIBUTION], 20'671);
}

// As a calculator has it: what was added for an income and is taken off again
// is one amount, and £95 x 12 / 52 is £21.92.
TEST(ExplainedChargeTest, PrintsWhatIsTakenOffAsACalculatorHasIt) {
  Circumstances person = Pensioner();
  person.incomes[1].type = IncomeType::kEarnings;
  person.incomes[1].amount = Pennies(99'73);
  person.housing.push_back(
      {HousingCost::kCouncilTax, Pounds(95), Frequency::kMonthly});
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(LineOf(calculation, "income_disregarded")->amount_pence(), -23'01);
  EXPECT_EQ(LineOf(calculation, "housing_cost")->amount_pence(), -21'92);
  EXPECT_THAT(LineOf(calculation, "fraction_of_penny")->text(),
              HasSubstr("have a fraction of a penny"));
  person.incomes[1].frequency = Frequency::kWeekly;
  person.housing[0].frequency = Frequency::kWeekly;
  EXPECT_EQ(LineOf(Explain(person, Book()), "fraction_of_penny"), nullptr);
}

TEST(ExplainedChargeTest, SaysTheStepsOfSavingsInPlainWords) {
  struct Case {
    int64_t pence;
    const char* inputs;
  };
  const Case cases[] = {
      {14'250'01,
       "£14,250.01 - £14,250.00 = £0.01, which is less than £250.00 and "
       "counts as £1.00 a week"},
      {14'500'00,
       "£14,500.00 - £14,250.00 = £250.00, which counts as £1.00 a week"},
      {14'500'01,
       "£14,500.01 - £14,250.00 = £250.01, which is £250.00 and a part of it; "
       "each counts as £1.00 a week"},
      {14'750'00,
       "£14,750.00 - £14,250.00 = £500.00, which is 2 times £250.00; each "
       "counts as £1.00 a week"},
  };
  for (const Case& each : cases) {
    Circumstances person = Pensioner();
    person.capital[0].value = Pennies(each.pence);
    EXPECT_EQ(LineOf(Explain(person, Book()), "tariff_income")->inputs(),
              each.inputs);
  }
}

TEST(ExplainedChargeTest, SaysOfAnAdaptationThatItHasNoWeeklyCost) {
  Circumstances person = Pensioner();
  person.care = {means_fixture::CareOf(CareType::kMinorAdaptation, Pence())};
  person.care[0].one_off_cost = Pounds(1'500);
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(calculation.charge_pence(), 0);
  EXPECT_EQ(LineOf(calculation, "cost_of_care")->text(),
            "Your change to your home has no weekly cost.");
  EXPECT_EQ(LineOf(calculation, "cost_of_care")->inputs(),
            "£1,500.00 once, which is not part of what you pay a week");
}

TEST(ExplainedChargeTest, SaysWhyAHomeDoesNotCount) {
  Circumstances person = Pensioner();
  person.capital.push_back(
      means_fixture::Asset(CapitalType::kMainHome, Pounds(150'000)));
  EXPECT_EQ(LineOf(Explain(person, Book()), "care_at_home_disregard")->text(),
            "We do not count your home, because you live there, so we take off "
            "£150,000.00.");
  person.setting = Setting::kCareHomeShortTerm;
  person.care_home_since = kMonday;
  Book book;
  book.policy.short_term_as_non_residential = true;
  EXPECT_EQ(LineOf(Explain(person, book), "care_at_home_disregard")->text(),
            "We do not count your home, because you are to go back there after "
            "a short stay, so we take off £150,000.00.");
}

// Savings that the person no longer has cannot fall.
TEST(ExplainedChargeTest, SaysOfNotionalCapitalThatItGoesDown) {
  Circumstances person = Pensioner();
  person.capital[0].notional = Deprivation{.disposed = kMonday - 50,
                                           .decided = kMonday - 10,
                                           .reasons = 2,
                                           .has_record = true};
  Calculation calculation = Explain(person, Book());
  EXPECT_THAT(LineOf(calculation, "notional_capital")->text(),
              HasSubstr("goes down each week by what it adds to your charge."));
  EXPECT_THAT(ChangesOf(calculation), Not(Contains(HasSubstr(" fell to "))));
  EXPECT_THAT(ChangesOf(calculation), Contains(HasSubstr(" went above ")));
  EXPECT_THAT(ChangesOf(calculation),
              Contains(HasSubstr("We treat you as having £18,100.00 that you "
                                 "no longer have. Each week that goes down by "
                                 "what it adds to your charge, which is now "
                                 "£16.00 a week.")));
  // Of £18,100 that count, £100 are savings: they may fall to £18,000.
  person.capital[0].value = Pounds(18'000);
  person.capital.push_back(
      means_fixture::Asset(CapitalType::kSavings, Pounds(100)));
  calculation = Explain(person, Book());
  EXPECT_THAT(ChangesOf(calculation),
              Contains(HasSubstr(" fell to £18,000.00,")));
  EXPECT_THAT(ChangesOf(calculation), Not(Contains(HasSubstr("£14,250.00"))));
}

TEST(ExplainedChargeTest, SaysThatNoIncomeOrCapitalWasEntered) {
  const auto noted = [](const Circumstances& person, const char* what) {
    return testing::Matches(Contains(HasSubstr(what)))(
        ChangesOf(Explain(person, Book())));
  };
  Circumstances person = Pensioner();
  EXPECT_FALSE(noted(person, "entered"));
  person.capital.clear();
  EXPECT_TRUE(noted(person, "No savings or other capital were entered"));
  person.incomes.clear();
  EXPECT_TRUE(
      noted(person, "No income and no savings or other capital were entered"));
  person.capital = Pensioner().capital;
  EXPECT_TRUE(noted(person, "No income was entered"));
  person.capital[0].value = Pounds(50'000);
  EXPECT_FALSE(noted(person, "entered")) << "income is not looked at";
  person.light_touch = LightTouch::kDeclinesAssessment;
  EXPECT_FALSE(noted(person, "entered"));
}

TEST(ExplainedChargeTest, SaysWhatWouldChangeIt) {
  EXPECT_THAT(
      ChangesOf(Explain(Pensioner(), Book())),
      ElementsAre(
          "If your savings and other capital that count fell to £18,000.00, "
          "you would pay £212.65 a week.",
          "If your savings and other capital that count fell to £14,250.00 or "
          "below, you would pay £197.65 a week.",
          "If your savings and other capital that count went above £18,250.00, "
          "you would pay £214.65 a week.",
          "If your savings and other capital that count went above £23,250.00, "
          "you would pay £300.00 a week.",
          "If you pay £10.00 a week because of your disability that you have "
          "not told us about, you would pay £203.65 a week.",
          "If you had £10.00 a week more of an income that counts, you would "
          "pay £223.65 a week.",
          "If your care came to cost more, you would still pay £213.65 a "
          "week."));
}

TEST(ExplainedChargeTest, SaysWhenFreeCareEnds) {
  Circumstances person = Pensioner();
  person.care[0].type = CareType::kReablement;
  person.care[0].started = kMonday - 10;
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(calculation.outcome(), Calculation::FREE);
  EXPECT_EQ(calculation.charge_pence(), 0);
  // Six weeks from 22 August, which is the first of their days.
  EXPECT_THAT(ChangesOf(calculation),
              ElementsAre("On 3 October 2025 your free care ends. From then, "
                          "if nothing else changes and by the rates of today, "
                          "you would pay £213.65 a week."));
  EXPECT_EQ(LineOf(calculation, "free_service")->inputs(),
            "6 weeks from 22 August 2025");
  EXPECT_EQ(Explain(person, Book(), CivilDay(2025, 10, 2)).charge_pence(), 0);
  EXPECT_EQ(Explain(person, Book(), CivilDay(2025, 10, 3)).charge_pence(),
            21'365);
}

Circumstances Owner() {
  Circumstances person = means_fixture::InCareHome(kMonday - 7);
  person.incomes = {
      means_fixture::Weekly(IncomeType::kStatePension, Pounds(200))};
  person.capital = {
      means_fixture::Asset(CapitalType::kMainHome, Pounds(200'000))};
  person.care = {means_fixture::CareOf(CareType::kCareHome, Pounds(900))};
  return person;
}

TEST(ExplainedChargeTest, SaysWhenTheTwelveWeeksEnd) {
  const Calculation calculation = Explain(Owner(), Book());
  // 200.00 - 30.65.
  EXPECT_EQ(calculation.charge_pence(), 16'935);
  EXPECT_EQ(LineOf(calculation, "twelve_week_disregard")->inputs(),
            "12 weeks from 25 August 2025");
  EXPECT_EQ(LineOf(calculation, "twelve_week_disregard")->text(),
            "We do not count your home for the first 12 weeks that you live in "
            "a care home for good, so we take off £200,000.00.");
  EXPECT_THAT(ChangesOf(calculation),
              Contains("On 17 November 2025 your home or property begins to "
                       "count. From then, if nothing else changes and by the "
                       "rates of today, you would pay £900.00 a week."));
  EXPECT_EQ(Explain(Owner(), Book(), CivilDay(2025, 11, 16)).charge_pence(),
            16'935);
  EXPECT_EQ(Explain(Owner(), Book(), CivilDay(2025, 11, 17)).charge_pence(),
            90'000);
}

TEST(ExplainedChargeTest, CountsTheTwelveWeeksFromTheStayForGood) {
  Circumstances person = Owner();
  person.care_home_since = kMonday - 140;
  person.permanent_since = kMonday;
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(LineOf(calculation, "twelve_week_disregard")->inputs(),
            "12 weeks from 1 September 2025");
  EXPECT_EQ(calculation.charge_pence(), 16'935);
}

// The charge stays as it is: what the stay is, the council decides.
TEST(ExplainedChargeTest, AsksThoseWhoStayForATimeAfter52Weeks) {
  Circumstances person = Owner();
  person.setting = Setting::kCareHomeTemporary;
  person.capital[0].disregard = PropertyDisregard::kIntendsToReturn;
  const auto asks = Contains(HasSubstr("for 52 weeks or more"));
  const CivilDay since = *person.care_home_since;
  EXPECT_THAT(ChangesOf(Explain(person, Book(), since + 363)), Not(asks));
  const Calculation calculation = Explain(person, Book(), since + 364);
  EXPECT_THAT(ChangesOf(calculation), asks);
  EXPECT_EQ(calculation.charge_pence(), 16'935);
  person.setting = Setting::kCareHomePermanent;
  person.capital[0].disregard = PropertyDisregard::kPartnerLivesThere;
  EXPECT_THAT(ChangesOf(Explain(person, Book(), since + 364)), Not(asks));
}

TEST(ExplainedChargeTest, SaysTheLimitsOfThePolicy) {
  Book book;
  book.policy.lower_limit_outside_care_homes = Pounds(16'000);
  const Calculation calculation = Explain(Pensioner(), book);
  EXPECT_EQ(LineOf(calculation, "tariff_income")->inputs(),
            "£18,100.00 - £16,000.00 = £2,100.00, which is 8 times £250.00 "
            "and a part of it; each counts as £1.00 a week");
  EXPECT_THAT(ChangesOf(calculation),
              Contains(HasSubstr("fell to £16,000.00 or below")));
  book.policy.lower_limit_outside_care_homes = Pounds(23'250);
  const Calculation no_tariff = Explain(Pensioner(), book);
  EXPECT_EQ(no_tariff.charge_pence(), 19'765);
  EXPECT_THAT(ChangesOf(no_tariff),
              Contains(HasSubstr("went above £23,250.00")));
}

// What was used of the 12 weeks is told if the stays share them, and only then.
TEST(ExplainedChargeTest, SaysWhatAnEarlierStayUsedOfTheTwelveWeeks) {
  struct Case {
    int64_t ended_before;
    int32_t used;
    const char* inputs;
  };
  const Case cases[] = {
      {363, 5, "12 weeks from 25 August 2025, less 5 days of an earlier stay"},
      {364, 5, "12 weeks from 25 August 2025, less 5 days of an earlier stay"},
      {364, 0, "12 weeks from 25 August 2025"},
      {365, 5, "12 weeks from 25 August 2025"},
      {366, 5, "12 weeks from 25 August 2025"},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.ended_before);
    Circumstances person = Owner();
    person.earlier_stay_ended = *person.care_home_since - each.ended_before;
    person.earlier_disregard_days = each.used;
    const Calculation calculation = Explain(person, Book());
    EXPECT_EQ(LineOf(calculation, "twelve_week_disregard")->inputs(),
              each.inputs);
  }
}

TEST(ExplainedChargeTest, SaysWhatCapitalAboveTheLimitWouldHaveToFallTo) {
  Circumstances person = Pensioner();
  person.capital[0].value = Pounds(23'250) + Pennies(1);
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(calculation.outcome(), Calculation::ABOVE_UPPER_LIMIT);
  EXPECT_THAT(ChangesOf(calculation),
              Contains("If your savings and other capital that count fell to "
                       "£23,250.00, you would pay £233.65 a week."));
  Book strict;
  strict.policy.at_upper_limit = AtUpperLimit::kNotEligible;
  EXPECT_THAT(ChangesOf(Explain(person, strict)),
              Contains("If your savings and other capital that count fell "
                       "below £23,250.00, you would pay £233.65 a week."));
  person.capital[0].value = Pounds(20'000);
  EXPECT_THAT(ChangesOf(Explain(person, strict)),
              Contains("If your savings and other capital that count reached "
                       "£23,250.00, you would pay £300.00 a week."));
}

TEST(ExplainedChargeTest, SaysWhenOnlyTheCostOfCareLimitsTheCharge) {
  Circumstances person = Pensioner();
  person.care[0].weekly_cost = Pounds(100);
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(calculation.outcome(), Calculation::COST_OF_CARE);
  EXPECT_THAT(ChangesOf(calculation),
              ElementsAre("If your care came to cost £213.65 a week or more, "
                          "you would pay £213.65 a week."))
      << "what does not change the charge is left out";
}

TEST(ExplainedChargeTest, LeavesOutWhatWouldChangeNothing) {
  Circumstances person;
  person.care = {means_fixture::CareOf(CareType::kHomeCare, Pounds(100))};
  EXPECT_THAT(
      ChangesOf(Explain(person, Book())),
      ElementsAre("No income and no savings or other capital were entered, so "
                  "we took it that you have none. If you have any, tell us, "
                  "and we will work out your charge again.",
                  "If your savings and other capital that count went above "
                  "£23,250.00, you would pay £100.00 a week."));
  person.has_cjd = true;
  EXPECT_THAT(ChangesOf(Explain(person, Book())), IsEmpty());
}

TEST(ExplainedChargeTest, AsksThoseWhoDeclinedToTell) {
  Circumstances person = Pensioner();
  person.light_touch = LightTouch::kDeclinesAssessment;
  const Calculation calculation = Explain(person, Book());
  EXPECT_EQ(calculation.outcome(), Calculation::DECLINED);
  EXPECT_EQ(calculation.charge_pence(), 30'000);
  EXPECT_THAT(ChangesOf(calculation), ElementsAre(HasSubstr("If you tell us")));
  EXPECT_EQ(SumsOf(calculation)[CalculationLine::CHARGE], 30'000);
}

std::vector<std::string> FiguresOf(const Calculation& calculation) {
  std::vector<std::string> figures;
  for (const v1::FigureUsed& figure : calculation.figures()) {
    figures.push_back(figure.figure());
  }
  return figures;
}

// A book of which everything is seen in the instrument.
Book Verified() {
  Book book;
  for (auto& rules : book.means.incomes) {
    for (IncomeRule& rule : rules) rule.status = FigureStatus::kStatute;
  }
  for (CapitalRule& rule : book.means.capital) {
    rule.status = FigureStatus::kStatute;
  }
  return book;
}

TEST(ExplainedChargeTest, NamesEveryFigureAndRuleThatDecided) {
  const Calculation calculation = Explain(Pensioner(), Verified());
  EXPECT_THAT(FiguresOf(calculation),
              ElementsAre("lower_capital_limit", "upper_capital_limit",
                          "tariff_step", "tariff_per_step",
                          "guarantee_single_pension", "income_state_pension",
                          "income_private_pension", "capital_savings"));
  EXPECT_EQ(calculation.figures(4).amount(), 23'260);
  EXPECT_EQ(calculation.figures(4).status(), v1::STATUTE);
  EXPECT_EQ(calculation.figures(4).source(), "a test");
  EXPECT_FALSE(calculation.uses_unverified_figures());
}

TEST(ExplainedChargeTest, SaysThatAFigureIsUnverifiedIfItDecided) {
  Book table = Verified();
  means_fixture::Set(table.rates, Figure::kPremiumCarer, 53'25,
                     FigureStatus::kUnverified);
  EXPECT_FALSE(Explain(Pensioner(), table).uses_unverified_figures());
  Circumstances carer = Pensioner();
  carer.carer_premium = true;
  EXPECT_TRUE(Explain(carer, table).uses_unverified_figures());

  Book policy = Verified();
  policy.policy.status = FigureStatus::kUnverified;
  EXPECT_TRUE(Explain(Pensioner(), policy).uses_unverified_figures());

  Book rule = Verified();
  rule.means
      .incomes[static_cast<size_t>(IncomeType::kStatePension)]
              [static_cast<size_t>(Setting::kNonResidential)]
      .status = FigureStatus::kUnverified;
  EXPECT_TRUE(Explain(Pensioner(), rule).uses_unverified_figures());
  Circumstances free = Pensioner();
  free.section_117 = true;
  EXPECT_FALSE(Explain(free, rule).uses_unverified_figures())
      << "nobody looked at means";
}

TEST(ExplainedChargeTest, NamesTheFiguresOfThePolicy) {
  Book book = Verified();
  book.policy.least_charge = Pounds(300);
  book.policy.guarantee_top_up = Pounds(5);
  book.policy.percent_of_disposable_income = 80;
  book.policy.upper_limit_outside_care_homes = Pounds(30'000);
  book.policy.lower_limit_outside_care_homes = Pounds(14'250);
  const Calculation calculation = Explain(Pensioner(), book);
  EXPECT_EQ(calculation.outcome(), Calculation::BELOW_LEAST_CHARGE);
  for (const char* figure : {"policy_least_charge", "policy_guarantee_top_up",
                             "policy_percent_of_disposable_income",
                             "policy_upper_limit_outside_care_homes",
                             "policy_lower_limit_outside_care_homes"}) {
    EXPECT_THAT(FiguresOf(calculation), Contains(figure));
  }
  EXPECT_EQ(LineOf(calculation, "share_not_taken")->inputs(),
            "80% of what is left is taken");
}

TEST(ExplainedChargeTest, TheDigestNamesExactlyOneCalculation) {
  const Calculation one = Explain(Pensioner(), Book());
  EXPECT_EQ(one.digest().size(), 64);
  EXPECT_EQ(one.SerializeAsString(),
            Explain(Pensioner(), Book()).SerializeAsString());
  EXPECT_NE(one.digest(), Explain(Pensioner(), Book(), kMonday + 7).digest());
  Circumstances other = Pensioner();
  other.incomes[0].amount = Pennies(23'026);
  EXPECT_NE(one.digest(), Explain(other, Book()).digest());
}

TEST(ExplainedChargeTest, TotalsHaveNoLinesAndAreTheSame) {
  Calculation whole = Explain(Pensioner(), Book());
  const auto totals = ChargeTotals(Pensioner(), Book().rules(), kMonday);
  ASSERT_THAT(totals.status(), IsOk());
  whole.clear_lines();
  whole.clear_figures();
  whole.clear_would_change();
  whole.clear_digest();
  EXPECT_EQ(totals->SerializeAsString(), whole.SerializeAsString());
}

TEST(ExplainedChargeTest, NamesAFigureThatTheTableLacks) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kGuaranteeSinglePension)] =
      std::nullopt;
  const auto refused = ExplainedCharge(Pensioner(), book.rules(), kMonday);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kFailedPrecondition, "RATE_UNKNOWN"));
  EXPECT_THAT(std::string(refused.status().message()),
              HasSubstr("guarantee_single_pension"));
}

// A line of each kind, with words for all that it is made of.
Circumstances Everything() {
  Circumstances person = Pensioner();
  person.children = 2;
  person.disability_premium = true;
  person.enhanced_disability_premium = true;
  person.carer_premium = true;
  Income attendance =
      means_fixture::Weekly(IncomeType::kAttendanceAllowance, Pounds(400));
  attendance.includes_night_care = true;
  attendance.discretionary_disregard = Pounds(3);
  person.incomes.push_back(attendance);
  person.incomes.push_back(
      means_fixture::Weekly(IncomeType::kPensionCreditSavings, Pounds(10)));
  person.incomes.push_back(
      means_fixture::Weekly(IncomeType::kEarnings, Pounds(90)));
  Capital flat =
      means_fixture::Asset(CapitalType::kOtherProperty, Pounds(20'000));
  flat.secured_debt = Pounds(5'000);
  flat.has_selling_costs = true;
  flat.shares = 3;
  person.capital.push_back(flat);
  person.capital.push_back(
      means_fixture::Asset(CapitalType::kFuneralPlan, Pounds(2'000)));
  Capital arrears =
      means_fixture::Asset(CapitalType::kBenefitArrears, Pounds(700));
  arrears.received = kMonday - 30;
  person.capital.push_back(arrears);
  Capital lived_in =
      means_fixture::Asset(CapitalType::kOtherProperty, Pounds(90'000));
  lived_in.disregard = PropertyDisregard::kRelativeOf60LivesThere;
  person.capital.push_back(lived_in);
  person.housing.push_back(
      {HousingCost::kRent, Pounds(40), Frequency::kFourWeekly});
  person.expenses.push_back({true, Pounds(120), Frequency::kAnnually});
  person.expenses.push_back({false, Pounds(9), Frequency::kQuarterly});
  return person;
}

TEST(ExplainedChargeTest, HasWordsForEveryKindOfLine) {
  Book book;
  book.policy.night_care_disregard = Pounds(36);
  book.policy.guarantee_top_up = Pounds(2);
  const Calculation calculation = Explain(Everything(), book);
  for (const CalculationLine& line : calculation.lines()) {
    EXPECT_THAT(line.text(), Not(HasSubstr("{"))) << line.rule();
    EXPECT_THAT(line.text(), Not(HasSubstr("  "))) << line.rule();
    EXPECT_THAT(line.text(), Not(HasSubstr("your ,"))) << line.rule();
    EXPECT_FALSE(line.source().empty()) << line.rule();
  }
  for (const auto& [rule, inputs] : std::map<std::string, std::string>{
           {"secured_debt", "£5,000.00 is owed"},
           {"selling_costs", "10% of £20,000.00"},
           {"share_of_others", "1 of 3 equal shares is yours"},
           {"arrears_disregard", "52 weeks from 2 August 2025"},
           {"night_care_disregard", "up to £36.00 a week"},
           {"discretionary_disregard", "up to £3.00 a week"},
           {"income_partly_disregarded", "up to £7.05 a week"},
           {"income_disregarded", "all of it"},
           {"guarantee_children", "2 x £102.95 weekly"},
           {"housing_cost", "£40.00 four-weekly / 4"},
           {"disability_expense", "£120.00 yearly / 52"},
           {"other_expense", "£9.00 quarterly x 4 / 52"}}) {
    const CalculationLine* line = LineOf(calculation, rule);
    ASSERT_NE(line, nullptr) << rule;
    EXPECT_EQ(line->inputs(), inputs) << rule;
  }
  EXPECT_EQ(LineOf(calculation, "property_disregarded")->text(),
            "We do not count your other property, because a relative who is 60 "
            "or over lives there, so we take off £90,000.00.");
}

TEST(ExplainedChargeTest, SaysTheWeekOfAYearAsThePolicyHasIt) {
  const auto inputs = [](WeekConvention week) {
    Book book;
    book.policy.week = week;
    return Explain(Pensioner(), book).lines(2).inputs();
  };
  EXPECT_EQ(inputs(WeekConvention::k52), "£866.67 monthly x 12 / 52");
  EXPECT_EQ(inputs(WeekConvention::k52Point14), "£866.67 monthly x 12 / 52.14");
  EXPECT_EQ(inputs(WeekConvention::k365Over7),
            "£866.67 monthly x 12 x 7 / 365");
}

}  // namespace
}  // namespace carereform::financial_assessments
