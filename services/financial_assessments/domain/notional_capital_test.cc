#include "services/financial_assessments/domain/notional_capital.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/capital.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Asset;
using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::InCareHome;
using means_fixture::kMonday;
using means_fixture::Pennies;
using means_fixture::Pounds;
using means_fixture::Savings;

Capital GivenAway(Pence value) {
  Capital asset = Savings(value);
  asset.notional = Deprivation{};
  return asset;
}

// The example of the statutory guidance: £6,000 held and £20,000 given away,
// a fee of £400 a week of which £100 would be paid otherwise.
TEST(DiminishTest, TakesOffWhatTheGuidanceDoes) {
  EXPECT_EQ(Diminish({Pounds(20'000)}, {Pounds(400), Pounds(100)}),
            NotionalBalance{Pounds(19'700)});
}

TEST(DiminishTest, NeverGoesBelowNothing) {
  const NotionalCharges charges{Pounds(400), Pounds(100)};
  EXPECT_EQ(Diminish({Pennies(300'01)}, charges), NotionalBalance{Pennies(1)});
  EXPECT_EQ(Diminish({Pounds(300)}, charges), NotionalBalance{});
  EXPECT_EQ(Diminish({Pennies(299'99)}, charges), NotionalBalance{});
  EXPECT_EQ(Diminish({}, charges), NotionalBalance{});
}

TEST(DiminishTest, LeavesItWhereItAddedNothingToTheCharge) {
  const NotionalBalance balance{Pounds(20'000)};
  EXPECT_EQ(Diminish(balance, {Pounds(100), Pounds(100)}), balance);
  EXPECT_EQ(Diminish(balance, {Pounds(99), Pounds(100)}), balance);
}

// The guidance's person, week by week, until nothing is left: in full while
// capital is above the limit, by tariff income from then on.
TEST(ProjectNotionalCapitalTest, RunsTheGuidancesExampleDown) {
  Circumstances person = InCareHome(kMonday);
  person.capital = {Savings(Pounds(6'000)), GivenAway(Pounds(20'000))};
  const Book book;
  const auto charge = [&](NotionalBalance balance) {
    const auto with = WithNotionalLeft(person, balance, book.rates);
    ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
    const auto capital = AssessCapital(*with, book.rules(), kMonday, lines);
    return capital->band == CapitalBand::kAboveUpperLimit
               ? Pounds(400)
               : std::min(Pounds(400), Pounds(100) + capital->tariff_income);
  };
  const auto weeks = ProjectNotionalCapital(
      *NotionalBalanceOf(person, book.rates), 2'000,
      [&](int, NotionalBalance balance) {
        return NotionalCharges{charge(balance), charge({})};
      });
  ASSERT_TRUE(weeks.ok()) << weeks.status();
  EXPECT_EQ(weeks->at(0).before.left, Pounds(20'000));
  EXPECT_EQ(weeks->at(0).after.left, Pounds(19'700));
  EXPECT_EQ(weeks->at(9).before.left, Pounds(17'300));  // £23,300 in all.
  EXPECT_EQ(weeks->at(9).charges.with_notional, Pounds(400));
  EXPECT_EQ(weeks->at(10).before.left, Pounds(17'000));  // £23,000 in all.
  EXPECT_EQ(weeks->at(10).charges.with_notional, Pounds(135));
  EXPECT_EQ(weeks->at(10).after.left, Pounds(16'965));
  // From £14,250 in all, £8,250 of it notional, it adds nothing to the charge
  // and stays as it is.
  EXPECT_EQ(weeks->size(), 2'000U);
  EXPECT_EQ(weeks->back().before, weeks->back().after);
  EXPECT_LE(weeks->back().after.left, Pounds(8'250));
}

TEST(ProjectNotionalCapitalTest, StopsWhenNothingIsLeft) {
  const auto pays_more = [](int, NotionalBalance) {
    return NotionalCharges{Pounds(400), Pounds(100)};
  };
  const auto all = ProjectNotionalCapital({Pounds(700)}, 10, pays_more);
  ASSERT_EQ(all->size(), 3U);
  EXPECT_EQ(all->at(2).before.left, Pounds(100));
  EXPECT_EQ(all->at(2).after.left, Pence());
  EXPECT_EQ(ProjectNotionalCapital({Pounds(700)}, 2, pays_more)->size(), 2U);
  EXPECT_TRUE(ProjectNotionalCapital({}, 10, pays_more)->empty());
  EXPECT_TRUE(ProjectNotionalCapital({Pounds(700)}, 0, pays_more)->empty());
}

TEST(ProjectNotionalCapitalTest, ReturnsWhatTheChargesReturn) {
  int asked = 0;
  const auto weeks = ProjectNotionalCapital(
      {Pounds(700)}, 10,
      [&](int week, NotionalBalance) -> absl::StatusOr<NotionalCharges> {
        ++asked;
        if (week == 1) return absl::NotFoundError("tariff_step");
        return NotionalCharges{Pounds(400), Pounds(100)};
      });
  EXPECT_EQ(weeks.status(), absl::NotFoundError("tariff_step"));
  EXPECT_EQ(asked, 2);
}

TEST(NotionalCapitalOverTest, GivesAWeekForEachThatWasCharged) {
  const std::vector<NotionalCharges> charges = {{Pounds(400), Pounds(100)},
                                                {Pounds(100), Pounds(100)},
                                                {Pounds(400), Pounds(100)},
                                                {Pounds(400), Pounds(100)}};
  const auto weeks = NotionalCapitalOver({Pounds(500)}, charges);
  ASSERT_EQ(weeks.size(), 4U);
  EXPECT_EQ(weeks[0].after.left, Pounds(200));
  EXPECT_EQ(weeks[1].after.left, Pounds(200));
  EXPECT_EQ(weeks[2].after.left, Pence());
  EXPECT_EQ(weeks[3].before.left, Pence());
}

TEST(NotionalBalanceOfTest, IsTheInterestInWhatWasGivenAway) {
  Capital house = Asset(CapitalType::kOtherProperty, Pounds(100'000));
  house.notional = Deprivation{};
  house.has_selling_costs = true;
  house.secured_debt = Pounds(30'000);
  house.shares = 2;
  Circumstances person = AtHome();
  const Book book;
  EXPECT_EQ(NotionalBalanceOf(person, book.rates)->left, Pence());
  person.capital = {house, Savings(Pounds(6'000)), GivenAway(Pounds(5'000))};
  EXPECT_EQ(NotionalBalanceOf(person, book.rates)->left, Pounds(35'000));
}

TEST(WithNotionalLeftTest, TakesFromAssetsInTheirOrder) {
  Capital house = Asset(CapitalType::kOtherProperty, Pounds(100'000));
  house.notional = Deprivation{};
  house.has_selling_costs = true;
  house.shares = 3;  // Worth £30,000 to the person.
  Circumstances person = AtHome();
  person.capital = {house, Savings(Pounds(6'000)), GivenAway(Pounds(5'000))};
  const Book book;
  struct Case {
    Pence left;
    Pence first;
    Pence third;
  };
  for (const Case& c : std::vector<Case>{
           {Pennies(34'999'99), Pennies(29'999'99), Pounds(5'000)},
           {Pounds(5'000), Pence(), Pounds(5'000)},
           {Pennies(4'999'99), Pence(), Pennies(4'999'99)},
           {Pence(), Pence(), Pence()}}) {
    const auto left = WithNotionalLeft(person, {c.left}, book.rates);
    ASSERT_TRUE(left.ok()) << left.status();
    EXPECT_EQ(NotionalBalanceOf(*left, book.rates)->left, c.left);
    EXPECT_EQ(left->capital[0].value, c.first);
    EXPECT_EQ(left->capital[0].shares, 1);
    EXPECT_EQ(left->capital[1].value, Pounds(6'000));
    EXPECT_EQ(left->capital[2].value, c.third);
  }
}

TEST(WithNotionalLeftTest, ChangesNothingWhereAllIsLeft) {
  Circumstances person = AtHome();
  person.capital = {GivenAway(Pounds(5'000))};
  person.capital[0].secured_debt = Pounds(1'000);
  const Book book;
  for (const int64_t left : {4'000, 4'001}) {
    const auto same = WithNotionalLeft(person, {Pounds(left)}, book.rates);
    EXPECT_EQ(same->capital[0].value, Pounds(5'000));
    EXPECT_EQ(same->capital[0].secured_debt, Pounds(1'000));
  }
}

TEST(WithNotionalLeftTest, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kSellingCostsPercent)].reset();
  Circumstances person = AtHome();
  person.capital = {GivenAway(Pounds(5'000))};
  person.capital[0].has_selling_costs = true;
  EXPECT_EQ(WithNotionalLeft(person, {}, book.rates).status(),
            absl::NotFoundError("selling_costs_percent"));
}

}  // namespace
}  // namespace carereform::financial_assessments
