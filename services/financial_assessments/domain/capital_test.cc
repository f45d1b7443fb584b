#include "services/financial_assessments/domain/capital.h"

#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Asset;
using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Pounds;
using means_fixture::Savings;

AssessedCapital Assess(const Circumstances& circumstances, ChargeLines& lines,
                       const Book& book = Book(), CivilDay day = kMonday) {
  const auto assessed = AssessCapital(circumstances, book.rules(), day, lines);
  EXPECT_TRUE(assessed.ok()) << assessed.status();
  return assessed.ok() ? *assessed : AssessedCapital{};
}

AssessedCapital Assess(const Circumstances& circumstances,
                       const Book& book = Book(), CivilDay day = kMonday) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return Assess(circumstances, lines, book, day);
}

uint64_t Bits(std::initializer_list<Figure> figures) {
  uint64_t bits = 0;
  for (const Figure figure : figures) {
    bits |= uint64_t{1} << static_cast<int>(figure);
  }
  return bits;
}

TEST(AssessCapitalTest, OfNothingIsNothing) {
  const AssessedCapital assessed = Assess(AtHome());
  EXPECT_EQ(assessed.counted, Pence());
  EXPECT_EQ(assessed.band, CapitalBand::kIgnored);
  EXPECT_EQ(assessed.tariff_income, Pence());
}

TEST(AssessCapitalTest, GivesNoraOfTheStatutoryGuidanceSixteenPoundsAWeek) {
  Circumstances nora = AtHome();
  nora.capital = {Savings(Pounds(18'100))};
  EXPECT_EQ(Assess(nora).counted, Pounds(18'100));
  EXPECT_EQ(Assess(nora).band, CapitalBand::kTariff);
  EXPECT_EQ(Assess(nora).tariff_income, Pounds(16));
}

// The owner lives in a care home for good; her sister owns half of the house,
// on which both owe a mortgage.
TEST(AssessCapitalTest, AddsUpLinesOfEveryAssetInOrder) {
  Circumstances owner = InCareHome(kMonday - 400);
  Capital house = Asset(CapitalType::kMainHome, Pounds(200'000));
  house.has_selling_costs = true;
  house.secured_debt = Pounds(60'000);
  house.shares = 2;
  owner.capital = {Savings(Pounds(3'000)), house,
                   Asset(CapitalType::kLifePolicy, Pounds(7'000))};
  ChargeLines lines(ChargeLines::Keep::kLines);
  const AssessedCapital assessed = Assess(owner, lines);
  EXPECT_EQ(assessed.counted, Pounds(63'000));
  EXPECT_EQ(assessed.band, CapitalBand::kAboveUpperLimit);

  struct Line {
    LineRule rule;
    uint16_t item;
    int64_t pounds;
  };
  const std::vector<Line> expected = {
      {LineRule::kCapitalHeld, 0, 3'000},
      {LineRule::kCapitalHeld, 1, 200'000},
      {LineRule::kSellingCosts, 1, -20'000},
      {LineRule::kSecuredDebt, 1, -60'000},
      {LineRule::kShareOfOthers, 1, -60'000},
      {LineRule::kCapitalHeld, 2, 7'000},
      {LineRule::kCapitalDisregarded, 2, -7'000},
  };
  ASSERT_EQ(lines.lines().size(), expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(lines.lines()[i].rule, expected[i].rule) << i;
    EXPECT_EQ(lines.lines()[i].item, expected[i].item) << i;
    EXPECT_EQ(lines.lines()[i].amount, ExactPence(Pounds(expected[i].pounds)))
        << i;
  }
}

TEST(AssessCapitalTest, CountsTheHouseFromTheEightyFifthDay) {
  Circumstances owner = InCareHome(kMonday);
  owner.capital = {Asset(CapitalType::kMainHome, Pounds(200'000)),
                   Savings(Pounds(10'000))};
  const Book book;
  EXPECT_EQ(Assess(owner, book, kMonday).counted, Pounds(10'000));
  EXPECT_EQ(Assess(owner, book, kMonday + 83).counted, Pounds(10'000));
  EXPECT_EQ(Assess(owner, book, kMonday + 84).counted, Pounds(210'000));
}

TEST(AssessCapitalTest, KeepsALineOfADisregardOfNothing) {
  Circumstances owner = AtHome();
  owner.capital = {Asset(CapitalType::kMainHome, Pence())};
  ChargeLines lines(ChargeLines::Keep::kLines);
  Assess(owner, lines);
  ASSERT_EQ(lines.lines().size(), 2U);
  EXPECT_EQ(lines.lines()[1].rule, LineRule::kCareAtHomeDisregard);
  EXPECT_EQ(lines.lines()[1].amount, ExactPence());
}

// The council's own limit stands, but for those in a care home for good.
TEST(AssessCapitalTest, ReadsTheUpperLimitOfTheSetting) {
  Book book;
  book.policy.upper_limit_outside_care_homes = Pounds(30'000);
  for (const int64_t pence : {29'999'99, 30'000'00, 30'000'01}) {
    Circumstances person = AtHome();
    person.capital = {Savings(Pennies(pence))};
    for (const Setting setting :
         {Setting::kNonResidential, Setting::kCareHomeTemporary,
          Setting::kCareHomeShortTerm}) {
      person.setting = setting;
      EXPECT_EQ(Assess(person, book).band, pence > 30'000'00
                                               ? CapitalBand::kAboveUpperLimit
                                               : CapitalBand::kTariff);
    }
    person.setting = Setting::kCareHomePermanent;
    EXPECT_EQ(Assess(person, book).band, CapitalBand::kAboveUpperLimit);
  }
}

TEST(AssessCapitalTest, ReadsExactlyTheUpperLimitAsThePolicyDoes) {
  Book book;
  Circumstances person = AtHome();
  person.capital = {Savings(Pounds(23'250))};
  EXPECT_EQ(Assess(person, book).tariff_income, Pounds(36));
  book.policy.at_upper_limit = AtUpperLimit::kNotEligible;
  EXPECT_EQ(Assess(person, book).band, CapitalBand::kAboveUpperLimit);
}

TEST(AssessCapitalTest, AddsNotionalCapitalToWhatIsHeld) {
  Circumstances person = AtHome();
  Capital given_away = Savings(Pounds(20'000));
  given_away.notional = Deprivation{};
  person.capital = {Savings(Pounds(6'000)), given_away};
  ChargeLines lines(ChargeLines::Keep::kLines);
  EXPECT_EQ(Assess(person, lines).counted, Pounds(26'000));
  EXPECT_EQ(lines.lines()[1].rule, LineRule::kNotionalCapital);
}

TEST(AssessCapitalTest, NotesTheFiguresThatDecided) {
  struct Case {
    Pence savings;
    uint64_t figures;
  };
  const uint64_t lower = Bits({Figure::kLowerCapitalLimit});
  const uint64_t upper = lower | Bits({Figure::kUpperCapitalLimit});
  const uint64_t tariff =
      upper | Bits({Figure::kTariffStep, Figure::kTariffPerStep});
  for (const Case& c : std::vector<Case>{{Pounds(14'250), lower},
                                         {Pennies(14'250'01), tariff},
                                         {Pounds(23'250), tariff},
                                         {Pennies(23'250'01), upper}}) {
    Circumstances person = AtHome();
    person.capital = {Savings(c.savings)};
    ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
    Assess(person, lines);
    EXPECT_EQ(lines.figures_used(), c.figures) << c.savings;
  }
}

// The day after the weeks are over, it is they that make an asset count.
TEST(AssessCapitalTest, NotesTheWeeksThatAreOver) {
  const uint64_t twelve = Bits({Figure::kPropertyDisregardWeeks});
  const uint64_t readmission = Bits({Figure::kReadmissionWeeks});
  const uint64_t arrears = Bits({Figure::kArrearsDisregardWeeks});
  const uint64_t all = twelve | readmission | arrears;
  const auto weeks_used = [&](const Circumstances& person) {
    ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
    Assess(person, lines);
    return lines.figures_used() & all;
  };
  Circumstances person = InCareHome(kMonday - 84);
  EXPECT_EQ(weeks_used(person), 0U);
  person.capital = {Asset(CapitalType::kMainHome, Pounds(1))};
  EXPECT_EQ(weeks_used(person), twelve);
  person.earlier_stay_ended = kMonday - 100;
  EXPECT_EQ(weeks_used(person), twelve | readmission);
  person.setting = Setting::kCareHomeTemporary;
  EXPECT_EQ(weeks_used(person), 0U);
  person.capital[0].occupier_left = kMonday - 84;
  EXPECT_EQ(weeks_used(person), twelve);
  person.capital = {Asset(CapitalType::kBenefitArrears, Pounds(1))};
  EXPECT_EQ(weeks_used(person), 0U);
  person.capital[0].received = kMonday - 364;
  EXPECT_EQ(weeks_used(person), arrears);
}

TEST(AssessCapitalTest, LeavesOutWhatTheSectionHeldBefore) {
  Circumstances person = AtHome();
  person.capital = {Savings(Pounds(100))};
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_EQ(Assess(person, lines).counted, Pounds(100));
  EXPECT_EQ(Assess(person, lines).counted, Pounds(100));
  EXPECT_EQ(lines.Total(Section::kCapital), ExactPence(Pounds(200)));
}

TEST(AssessCapitalTest, NamesAFigureThatItNeedsAndDoesNotHave) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kPropertyDisregardWeeks)]
      .reset();
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  Circumstances owner = InCareHome(kMonday);
  EXPECT_TRUE(AssessCapital(owner, book.rules(), kMonday, lines).ok());
  owner.capital = {Asset(CapitalType::kMainHome, Pounds(1))};
  EXPECT_EQ(AssessCapital(owner, book.rules(), kMonday, lines).status(),
            absl::NotFoundError("property_disregard_weeks"));
}

}  // namespace
}  // namespace carereform::financial_assessments
