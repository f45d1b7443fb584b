#include "services/financial_assessments/domain/income.h"

#include <algorithm>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Weekly;
using ::testing::ElementsAre;

// A line as tests compare it: its rule, item and whole pence.
struct Shown {
  LineRule rule;
  int item;
  int64_t pence;

  friend bool operator==(const Shown&, const Shown&) = default;
  friend void PrintTo(const Shown& shown, std::ostream* out) {
    *out << "rule " << static_cast<int>(shown.rule) << " item " << shown.item
         << ": " << shown.pence;
  }
};

std::vector<Shown> LinesOf(const Circumstances& circumstances,
                           const Book& book) {
  ChargeLines lines(ChargeLines::Keep::kLines);
  EXPECT_TRUE(AddIncome(circumstances, book.rules(), lines).ok());
  std::vector<Shown> shown;
  for (const ChargeLine& line : lines.lines()) {
    shown.push_back({line.rule, line.item, line.amount.Floor().value()});
  }
  return shown;
}

int64_t CountedOf(const Circumstances& circumstances, const Book& book) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_TRUE(AddIncome(circumstances, book.rules(), lines).ok());
  return lines.Total(Section::kContribution).Floor().value();
}

Circumstances With(std::vector<Income> incomes) {
  Circumstances circumstances = AtHome();
  circumstances.incomes = std::move(incomes);
  return circumstances;
}

TEST(AddIncome, HasALineForEachIncomeAndForEachDisregard) {
  EXPECT_THAT(LinesOf(With({Weekly(IncomeType::kStatePension, Pennies(169'50)),
                            Weekly(IncomeType::kPipMobility, Pennies(26'90))}),
                      Book()),
              ElementsAre(Shown{LineRule::kIncome, 0, 169'50},
                          Shown{LineRule::kIncome, 1, 26'90},
                          Shown{LineRule::kIncomeDisregarded, 1, -26'90}));
}

TEST(AddIncome, EarningsDoNotCount) {
  EXPECT_EQ(
      CountedOf(With({Weekly(IncomeType::kEarnings, Pennies(500'00))}), Book()),
      0);
}

TEST(AddIncome, OfNoTypeThatIsKnownIsCounted) {
  EXPECT_EQ(
      CountedOf(With({Weekly(IncomeType::kOther, Pennies(5'01))}), Book()),
      5'01);
}

struct Capped {
  int64_t paid;
  Household household;
  int64_t counted;
};

TEST(AddIncome, SavingsCreditCountsAboveItsFigure) {
  // 2025-26 in the fixture: 7.05 single, 10.55 couple.
  const Capped cases[] = {
      {7'04, Household::kSingle, 0},  {7'05, Household::kSingle, 0},
      {7'06, Household::kSingle, 1},  {7'06, Household::kLoneParent, 1},
      {10'54, Household::kCouple, 0}, {10'55, Household::kCouple, 0},
      {10'56, Household::kCouple, 1}, {10'56, Household::kSingle, 3'51},
  };
  for (const Capped& each : cases) {
    SCOPED_TRACE(each.paid);
    Circumstances circumstances =
        With({Weekly(IncomeType::kPensionCreditSavings, Pennies(each.paid))});
    circumstances.household = each.household;
    EXPECT_EQ(CountedOf(circumstances, Book()), each.counted);
  }
}

// Annex C: qualifying income above the standard minimum guarantee gives the
// flat amount once, whatever award of savings credit there is.
TEST(AddIncome, TheFlatSavingsDisregardTakesThePlaceOfTheCappedOne) {
  Circumstances circumstances =
      With({Weekly(IncomeType::kStatePension, Pennies(190'00)),
            Weekly(IncomeType::kPrivatePension, Pennies(40'00)),
            Weekly(IncomeType::kPensionCreditSavings, Pennies(2'00))});
  EXPECT_EQ(CountedOf(circumstances, Book()), 230'00);
  circumstances.flat_savings_disregard = true;
  EXPECT_EQ(CountedOf(circumstances, Book()), 232'00 - 7'05);
  circumstances.household = Household::kCouple;
  EXPECT_EQ(CountedOf(circumstances, Book()), 232'00 - 10'55);
  circumstances.incomes.pop_back();  // Income too high for an award.
  EXPECT_THAT(LinesOf(circumstances, Book()),
              ElementsAre(Shown{LineRule::kIncome, 0, 190'00},
                          Shown{LineRule::kIncome, 1, 40'00},
                          Shown{LineRule::kFlatSavingsDisregard, int{kNoItem},
                                -10'55}));
}

TEST(AddIncome, WhatComesFromCapitalThatCountsIsNoIncome) {
  Income rent = Weekly(IncomeType::kRentReceived, Pennies(100'00));
  EXPECT_EQ(CountedOf(With({rent}), Book()), 100'00);
  rent.from_counted_capital = true;
  EXPECT_THAT(LinesOf(With({rent}), Book()),
              ElementsAre(Shown{LineRule::kIncome, 0, 100'00},
                          Shown{LineRule::kIncomeFromCapital, 0, -100'00}));
}

TEST(AddIncome, CapOfATypeIsGivenOnceHoweverManyIncomesThereAre) {
  Book book;
  IncomeRule rule;
  rule.treatment = IncomeTreatment::kDisregardedUpTo;
  rule.amount = Pennies(10'00);
  means_fixture::SetIncome(book.means, IncomeType::kWarWidowsPension, rule);
  EXPECT_EQ(
      CountedOf(With({Weekly(IncomeType::kWarWidowsPension, Pennies(6'00)),
                      Weekly(IncomeType::kWarWidowsPension, Pennies(7'00))}),
                book),
      3'00);
}

TEST(AddIncome, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kSavingsCreditCouple)].reset();
  Circumstances circumstances =
      With({Weekly(IncomeType::kPensionCreditSavings, Pennies(1'00))});
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_TRUE(AddIncome(circumstances, book.rules(), lines).ok());
  circumstances.household = Household::kCouple;
  EXPECT_EQ(AddIncome(circumstances, book.rules(), lines),
            absl::NotFoundError("savings_credit_couple"));
}

TEST(AddIncome, HalfAPensionToASpouseIsExactAndOnlyWhereTheRulesSay) {
  Book book;
  Income pension = Weekly(IncomeType::kPrivatePension, Pennies(100'01));
  pension.half_paid_to_spouse = true;
  Circumstances resident = InCareHome(kMonday);
  resident.incomes = {pension};
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  ASSERT_TRUE(AddIncome(resident, book.rules(), lines).ok());
  EXPECT_EQ(lines.Total(Section::kContribution),
            ExactPence::Of(Pennies(100'01), 1, 2));

  book.means
      .incomes[static_cast<size_t>(IncomeType::kPrivatePension)]
              [static_cast<size_t>(Setting::kNonResidential)]
      .treatment = IncomeTreatment::kCounted;
  EXPECT_EQ(CountedOf(With({pension}), book), 100'01);
  pension.half_paid_to_spouse = false;
  resident.incomes = {pension};
  EXPECT_EQ(CountedOf(resident, book), 100'01);
}

struct Night {
  int64_t paid;
  bool flagged;
  bool provided;
  Setting setting;
  int64_t counted;
};

// Knowsley's disregard where no care is given at night: 35.90 in 2024/25.
TEST(AddIncome, NightCareIsDisregardedWhereNoneIsGiven) {
  using enum Setting;
  Book book;
  book.policy.night_care_disregard = Pennies(35'90);
  const Night cases[] = {
      {108'55, true, false, kNonResidential, 72'65},
      {108'55, true, true, kNonResidential, 108'55},
      {108'55, false, false, kNonResidential, 108'55},
      {108'55, true, false, kCareHomePermanent, 108'55},
      {35'89, true, false, kNonResidential, 0},
      {35'90, true, false, kNonResidential, 0},
      {35'91, true, false, kNonResidential, 1},
  };
  for (const Night& each : cases) {
    SCOPED_TRACE(each.paid);
    Income benefit =
        Weekly(IncomeType::kAttendanceAllowance, Pennies(each.paid));
    benefit.includes_night_care = each.flagged;
    Circumstances circumstances = With({benefit});
    circumstances.setting = each.setting;
    circumstances.night_care_provided = each.provided;
    EXPECT_EQ(CountedOf(circumstances, book), each.counted);
  }
}

TEST(AddIncome, DiscretionStopsAtWhatIsLeft) {
  for (const int64_t disregard : {9'99, 10'00, 10'01}) {
    Income income = Weekly(IncomeType::kStatePension, Pennies(10'00));
    income.discretionary_disregard = Pennies(disregard);
    EXPECT_EQ(CountedOf(With({income}), Book()),
              std::max<int64_t>(0, 10'00 - disregard));
  }
}

TEST(AddIncome, DisregardsTogetherNeverTakeMoreThanTheIncome) {
  Book book;
  book.policy.night_care_disregard = Pennies(30'00);
  Income income = Weekly(IncomeType::kAttendanceAllowance, Pennies(50'00));
  income.includes_night_care = true;
  income.discretionary_disregard = Pennies(40'00);
  EXPECT_THAT(LinesOf(With({income}), book),
              ElementsAre(Shown{LineRule::kIncome, 0, 50'00},
                          Shown{LineRule::kDiscretionaryDisregard, 0, -40'00},
                          Shown{LineRule::kNightCareDisregard, 0, -10'00}));
}

TEST(HasDisabilityBenefit, AsksForOneAboveNothing) {
  const MeansRules means = means_fixture::PlainMeansRules();
  EXPECT_FALSE(HasDisabilityBenefit(AtHome(), means));
  EXPECT_FALSE(HasDisabilityBenefit(
      With({Weekly(IncomeType::kStatePension, Pennies(1))}), means));
  EXPECT_FALSE(HasDisabilityBenefit(
      With({Weekly(IncomeType::kAttendanceAllowance, Pence())}), means));
  EXPECT_TRUE(HasDisabilityBenefit(
      With({Weekly(IncomeType::kAttendanceAllowance, Pennies(1))}), means));
}

}  // namespace
}  // namespace carereform::financial_assessments
