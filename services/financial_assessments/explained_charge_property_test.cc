#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/charge.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/domain/line_rule_words.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/explained_charge.h"
#include "services/financial_assessments/line_inputs.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Book;
using means_fixture::kMonday;
using v1::Calculation;
using v1::CalculationLine;

Pence AnyPence(int64_t most) {
  return Pence::FromPence(*rc::gen::inRange<int64_t>(0, most + 1));
}

template <typename Enum>
Enum AnyOf(int last) {
  return static_cast<Enum>(*rc::gen::inRange(1, last + 1));
}

bool Maybe() { return *rc::gen::arbitrary<bool>(); }

// Anybody in whose circumstances nothing is wrong.
Circumstances AnyPerson(const Rules& rules) {
  Circumstances person;
  person.age_group = AnyOf<AgeGroup>(3);
  person.setting = AnyOf<Setting>(4);
  if (person.setting != Setting::kNonResidential) {
    person.care_home_since = kMonday - *rc::gen::inRange(0, 120);
  }
  person.children = *rc::gen::inRange(0, 3);
  person.disability_premium =
      person.age_group != AgeGroup::kPensionAge && Maybe();
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
    Income income;
    income.type = AnyOf<IncomeType>(kIncomeTypes - 1);
    income.amount = AnyPence(100'000);
    income.frequency = AnyOf<Frequency>(7);
    person.incomes.push_back(income);
  }
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
    Capital asset = means_fixture::Asset(
        *rc::gen::element(CapitalType::kSavings, CapitalType::kMainHome,
                          CapitalType::kFuneralPlan, CapitalType::kOther),
        AnyPence(2'500'000));
    asset.shares = *rc::gen::inRange(1, 5);
    person.capital.push_back(asset);
  }
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
    person.housing.push_back(
        {AnyOf<HousingCost>(7), AnyPence(9'000), AnyOf<Frequency>(7)});
    person.expenses.push_back({Maybe(), AnyPence(9'000), AnyOf<Frequency>(7)});
  }
  Care care = means_fixture::CareOf(person.setting == Setting::kNonResidential
                                        ? CareType::kHomeCare
                                        : CareType::kCareHome,
                                    AnyPence(120'000));
  person.care.push_back(care);
  RC_PRE(CheckCircumstances(person, rules, kMonday).empty());
  return person;
}

Book AnyBook() {
  Book book;
  book.policy.week = AnyOf<WeekConvention>(3);
  book.policy.percent_of_disposable_income = *rc::gen::inRange(50, 101);
  book.policy.least_charge = AnyPence(500);
  return book;
}

// Every section's printed lines add up to what the calculation says it comes
// to; each is the line that ChargeFor added, its exact amount rounded to the
// nearest penny; and there is no line beside them but what rounding left out,
// which is there if anything was rounded.
RC_GTEST_PROP(ExplainedChargeProperty, LinesAreThoseThatWereAddedUp, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson(book.rules());
  const auto explained = ExplainedCharge(person, book.rules(), kMonday);
  RC_ASSERT(explained.ok());
  ChargeLines lines(ChargeLines::Keep::kLines);
  const auto charge = ChargeFor(person, book.rules(), kMonday, lines);
  RC_ASSERT(charge.ok());

  std::array<int64_t, 4> sums{};
  std::vector<const CalculationLine*> printed;
  std::set<int> said;
  for (const CalculationLine& line : explained->lines()) {
    sums[line.section()] += line.amount_pence();
    if (line.rule() == "fraction_of_penny") {
      said.insert(line.section());
    } else {
      printed.push_back(&line);
    }
  }
  RC_ASSERT(sums[CalculationLine::CAPITAL] == explained->capital_pence());
  RC_ASSERT(sums[CalculationLine::CONTRIBUTION] ==
            explained->contribution_pence());
  RC_ASSERT(sums[CalculationLine::CHARGE] == explained->charge_pence());
  RC_ASSERT(explained->charge_pence() == charge->charge.value());
  RC_ASSERT(explained->capital_pence() == charge->capital.value());

  std::vector<ChargeLine> added;
  for (const Section section :
       {Section::kCapital, Section::kContribution, Section::kCharge}) {
    for (const ChargeLine& line : lines.lines()) {
      if (line.section == section && line.rule != LineRule::kFractionOfPenny) {
        added.push_back(line);
      }
    }
  }
  RC_ASSERT(added.size() == printed.size());
  std::set<int> rounded;
  for (size_t i = 0; i < added.size(); ++i) {
    RC_ASSERT(printed[i]->rule() == LineRuleWord(added[i].rule));
    const ExactPence less =
        added[i].amount -
        ExactPence(Pence::FromPence(printed[i]->amount_pence()));
    const ExactPence half = ExactPence::FromParts(kPartsPerPenny / 2);
    RC_ASSERT(less >= -half);
    RC_ASSERT(less <= half);
    if (less != ExactPence()) rounded.insert(printed[i]->section());
  }
  RC_ASSERT(said == rounded);
}

// What would change the charge is never what it already is.
RC_GTEST_PROP(ExplainedChargeProperty, WhatIfsSayAnotherCharge, ()) {
  const Book book = AnyBook();
  const Circumstances person = AnyPerson(book.rules());
  const auto explained = ExplainedCharge(person, book.rules(), kMonday);
  RC_ASSERT(explained.ok());
  const std::string same =
      "you would pay " +
      PrintAmount(Pence::FromPence(explained->charge_pence())) + " a week.";
  for (const std::string& sentence : explained->would_change()) {
    RC_ASSERT(sentence.find(same) == std::string::npos);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
