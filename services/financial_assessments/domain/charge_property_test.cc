#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/charge_oracle.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using charge_oracle::Fraction;
using charge_oracle::Oracle;
using means_fixture::Book;
using means_fixture::kMonday;

Pence AnyPence(int64_t most) {
  return Pence::FromPence(*rc::gen::inRange<int64_t>(0, most + 1));
}

bool Maybe() { return *rc::gen::inRange(0, 2) == 1; }
bool Seldom() { return *rc::gen::inRange(0, 12) == 0; }

template <typename Enum>
Enum OneOf(int last) {
  return static_cast<Enum>(*rc::gen::inRange(1, last + 1));
}

// A policy of some council.
Book AnyBook() {
  Book book;
  ChargingPolicy& policy = book.policy;
  policy.at_upper_limit = OneOf<AtUpperLimit>(2);
  policy.week = OneOf<WeekConvention>(3);
  policy.disability_expenses = OneOf<DisabilityExpenses>(3);
  policy.flat_disability_expenses = AnyPence(30'00);
  policy.night_care_disregard = AnyPence(40'00);
  policy.short_term_as_non_residential = Maybe();
  policy.charges_carers = Maybe();
  if (Maybe()) policy.percent_of_disposable_income = *rc::gen::inRange(1, 101);
  if (Maybe()) policy.least_charge = AnyPence(5'00);
  if (Maybe()) policy.most_charge = AnyPence(400'00);
  if (Maybe()) policy.guarantee_top_up = AnyPence(10'00);
  if (Seldom()) {
    policy.upper_limit_outside_care_homes = Pence::FromPounds(27'000);
  }
  if (Seldom()) {
    policy.lower_limit_outside_care_homes =
        Pence::FromPounds(*rc::gen::inRange(14'250, 28'000));
  }
  return book;
}

Income AnyIncome() {
  Income income;
  income.type = OneOf<IncomeType>(kIncomeTypes - 1);
  if (Maybe()) {
    // The types with rules of their own, more often than the others.
    income.type = *rc::gen::element(
        IncomeType::kPrivatePension, IncomeType::kPensionCreditSavings,
        IncomeType::kAttendanceAllowance, IncomeType::kEarnings);
  }
  income.frequency = OneOf<Frequency>(7);
  const bool by_year = income.frequency >= Frequency::kMonthly;
  income.amount = AnyPence(by_year ? 6'000'00 : 400'00);
  income.half_paid_to_spouse = (income.type == IncomeType::kPrivatePension ||
                                income.type == IncomeType::kAnnuity) &&
                               Maybe();
  income.from_counted_capital = (income.type == IncomeType::kRentReceived ||
                                 income.type == IncomeType::kOther) &&
                                Maybe();
  if (Seldom()) income.discretionary_disregard = AnyPence(60'00);
  return income;
}

void AddMeans(Circumstances& person) {
  for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
    person.incomes.push_back(AnyIncome());
  }
  for (Income& income : person.incomes) {
    if (income.type == IncomeType::kStatePension &&
        person.age_group == AgeGroup::k18To24) {
      income.type = IncomeType::kOther;
    }
  }
  for (Income& income : person.incomes) {
    if (income.type != IncomeType::kAttendanceAllowance) continue;
    income.includes_night_care = Maybe();
    break;
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    person.capital.push_back(means_fixture::Savings(AnyPence(12'000'00)));
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    person.housing.push_back(
        {OneOf<HousingCost>(7), AnyPence(90'00), OneOf<Frequency>(7)});
    person.expenses.push_back({Maybe(), AnyPence(40'00), OneOf<Frequency>(7)});
  }
}

void AddCare(Circumstances& person) {
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    Care care;
    care.type = OneOf<CareType>(kCareTypes - 1);
    if (care.type == CareType::kCareHome &&
        person.setting == Setting::kNonResidential) {
      care.type = CareType::kHomeCare;
    }
    care.weekly_cost = AnyPence(500'00);
    if (care.type == CareType::kMinorAdaptation) {
      care.one_off_cost =
          *rc::gen::element(Pence::FromPounds(999), Pence::FromPounds(1'000),
                            Pence::FromPence(1'000'01));
    }
    care.started = kMonday - *rc::gen::inRange(0, 60);
    person.care.push_back(care);
  }
}

Circumstances AnyPerson() {
  Circumstances person;
  person.setting =
      Maybe() ? Setting::kNonResidential : OneOf<Setting>(kSettings - 1);
  person.age_group = OneOf<AgeGroup>(3);
  person.household = OneOf<Household>(3);
  person.children = *rc::gen::inRange(0, 3);
  if (person.household == Household::kLoneParent) ++person.children;
  person.couple_has_pension_age =
      person.household == Household::kCouple && Maybe();
  if (person.age_group != AgeGroup::kPensionAge &&
      !person.couple_has_pension_age) {
    person.disability_premium = Maybe();
    person.enhanced_disability_premium = Maybe();
  }
  person.carer_premium = Maybe();
  person.night_care_provided = Maybe();
  if (person.setting != Setting::kNonResidential) {
    person.care_home_since = kMonday - *rc::gen::inRange(0, 70);
  }
  person.flat_savings_disregard = (person.age_group == AgeGroup::kPensionAge ||
                                   person.couple_has_pension_age) &&
                                  Maybe();
  person.has_cjd = Seldom();
  person.section_117 = Seldom();
  person.is_carer_only = Seldom();
  AddMeans(person);
  AddCare(person);
  return person;
}

Charge Of(const Circumstances& person, const Book& book, ChargeLines& lines) {
  RC_ASSERT(CheckCircumstances(person, book.rules(), kMonday).empty());
  const auto charge = ChargeFor(person, book.rules(), kMonday, lines);
  RC_ASSERT(charge.ok());
  return *charge;
}

Charge Of(const Circumstances& person, const Book& book) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return Of(person, book, lines);
}

auto PartsOf(const Charge& charge) {
  return std::tuple(charge.outcome, charge.capital, charge.tariff_income,
                    charge.contribution, charge.chargeable_cost, charge.charge,
                    charge.council_pays, charge.top_up, charge.one_off_fee,
                    charge.yearly_fee, charge.one_off_charge);
}

RC_GTEST_PROP(ChargeProperty, AgreesWithASecondWayOfWorkingItOut, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  const Charge charge = Of(person, book);
  const Rules rules = book.rules();
  const auto answer = Oracle(person, rules, kMonday).Ask();
  RC_ASSERT(charge.charge.value() == answer.charge);
  RC_ASSERT(charge.chargeable_cost.value() == answer.chargeable);
  RC_ASSERT(charge.contribution.value() == answer.contribution);
}

RC_GTEST_PROP(ChargeProperty, IsNeverAboveTheCost, ()) {
  const Charge charge = Of(AnyPerson(), AnyBook());
  RC_ASSERT(charge.charge >= Pence());
  RC_ASSERT(charge.charge <= charge.chargeable_cost);
  RC_ASSERT(charge.council_pays >= Pence());
}

// The person keeps at least the guarantee, or the allowance, of what counts.
RC_GTEST_PROP(ChargeProperty, LeavesEnoughToLiveOn, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  const Charge charge = Of(person, book);
  const Rules rules = book.rules();
  const auto answer = Oracle(person, rules, kMonday).Ask();
  if (answer.above_limit || charge.charge == Pence()) return;
  const Fraction kept = answer.counted_income - Fraction(charge.charge.value());
  RC_ASSERT(!(kept < answer.to_live_on));
}

RC_GTEST_PROP(ChargeProperty, MoreIncomeNeverLowersIt, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  if (person.incomes.empty()) return;
  Circumstances richer = person;
  Income& income =
      richer.incomes[*rc::gen::inRange<size_t>(0, richer.incomes.size())];
  // A first penny of a disability benefit may bring the flat expenses.
  if (income.amount == Pence()) return;
  income.amount = income.amount + AnyPence(200'00);
  RC_ASSERT(Of(richer, book).charge >= Of(person, book).charge);
}

RC_GTEST_PROP(ChargeProperty, MoreCapitalNeverLowersIt, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  Circumstances richer = person;
  richer.capital.push_back(means_fixture::Savings(AnyPence(9'000'00)));
  RC_ASSERT(Of(richer, book).charge >= Of(person, book).charge);
}

// Exactly; and, with each line rounded down as it is printed, but for what the
// fraction of a penny makes up, which is less than a penny a line.
RC_GTEST_PROP(ChargeProperty, LinesAddUpToEachTotal, ()) {
  const Book book = AnyBook();
  ChargeLines lines(ChargeLines::Keep::kLines);
  const Charge charge = Of(AnyPerson(), book, lines);
  const std::pair<Section, Pence> totals[] = {
      {Section::kCapital, charge.capital},
      {Section::kContribution, charge.contribution},
      {Section::kCharge, charge.charge}};
  for (const auto& [section, total] : totals) {
    ExactPence exact;
    Pence printed;
    int64_t count = 0;
    for (const ChargeLine& line : lines.lines()) {
      if (line.section != section) continue;
      exact = exact + line.amount;
      if (line.rule == LineRule::kFractionOfPenny) continue;
      printed = printed + line.amount.Floor();
      ++count;
    }
    RC_ASSERT(exact == ExactPence(total));
    const int64_t made_up = (total - printed).value();
    RC_ASSERT(made_up >= 0 && made_up <= count);
  }
}

RC_GTEST_PROP(ChargeProperty, IsTheSameWhetherLinesAreKeptOrNot, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  ChargeLines kept(ChargeLines::Keep::kLines);
  ChargeLines totals(ChargeLines::Keep::kTotalsOnly);
  RC_ASSERT(PartsOf(Of(person, book, kept)) ==
            PartsOf(Of(person, book, totals)));
  RC_ASSERT(kept.figures_used() == totals.figures_used());
  RC_ASSERT(totals.lines().empty());
}

template <typename Item>
void Shuffle(std::vector<Item>& items) {
  for (size_t i = 1; i < items.size(); ++i) {
    std::swap(items[i], items[*rc::gen::inRange<size_t>(0, i + 1)]);
  }
}

RC_GTEST_PROP(ChargeProperty, DoesNotDependOnTheOrder, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson();
  Circumstances shuffled = person;
  Shuffle(shuffled.incomes);
  Shuffle(shuffled.capital);
  Shuffle(shuffled.housing);
  Shuffle(shuffled.expenses);
  Shuffle(shuffled.care);
  RC_ASSERT(PartsOf(Of(person, book)) == PartsOf(Of(shuffled, book)));
}

}  // namespace
}  // namespace carereform::financial_assessments
