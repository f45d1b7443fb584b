#include "services/financial_assessments/domain/capital_changes.h"

#include <optional>

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
using means_fixture::Pounds;
using means_fixture::Savings;

std::optional<CivilDay> After(CivilDay day, const Circumstances& person) {
  const auto next = NextCapitalChange(person, Book().rules(), day);
  EXPECT_TRUE(next.ok()) << next.status();
  return next.ok() ? *next : std::nullopt;
}

TEST(NextCapitalChangeTest, IsNoneWhereTimeChangesNothing) {
  Circumstances person = AtHome();
  EXPECT_EQ(After(kMonday, person), std::nullopt);
  person.capital = {Savings(Pounds(1)),
                    Asset(CapitalType::kMainHome, Pounds(1))};
  EXPECT_EQ(After(kMonday, person), std::nullopt);
}

TEST(NextCapitalChangeTest, IsTheDayAfterTheTwelveWeeks) {
  Circumstances person = InCareHome(kMonday);
  person.capital = {Asset(CapitalType::kMainHome, Pounds(1))};
  EXPECT_EQ(After(kMonday - 1, person), kMonday);
  EXPECT_EQ(After(kMonday, person), kMonday + 84);
  EXPECT_EQ(After(kMonday + 83, person), kMonday + 84);
  EXPECT_EQ(After(kMonday + 84, person), std::nullopt);
}

TEST(NextCapitalChangeTest, IsTheFirstOfSeveral) {
  Circumstances person = InCareHome(kMonday);
  Capital arrears = Asset(CapitalType::kBenefitArrears, Pounds(1));
  arrears.received = kMonday - 300;
  person.capital = {Asset(CapitalType::kMainHome, Pounds(1)), arrears};
  EXPECT_EQ(After(kMonday, person), kMonday + 64);
  EXPECT_EQ(After(kMonday + 64, person), kMonday + 84);
}

TEST(NextCapitalChangeTest, PassesOverWeeksThatChangeNothing) {
  Circumstances person = InCareHome(kMonday);
  Capital home = Asset(CapitalType::kMainHome, Pounds(1));
  home.disregard = PropertyDisregard::kRelativeOf60LivesThere;
  person.capital = {home};
  EXPECT_EQ(After(kMonday, person), std::nullopt);
  person.capital[0].occupier_left = kMonday + 10;
  EXPECT_EQ(After(kMonday, person), kMonday + 10);
  EXPECT_EQ(After(kMonday + 10, person), kMonday + 84);
  EXPECT_EQ(After(kMonday + 84, person), kMonday + 94);
}

// A short-term resident is charged as one at home for eight weeks, by the
// council's policy, and then as a temporary resident.
TEST(NextCapitalChangeTest, IsTheDayOnWhichAStayIsNoLongerShort) {
  Book book;
  book.policy.short_term_as_non_residential = true;
  Circumstances person = InCareHome(kMonday);
  person.setting = Setting::kCareHomeShortTerm;
  person.capital = {Asset(CapitalType::kMainHome, Pounds(1))};
  EXPECT_EQ(**NextCapitalChange(person, book.rules(), kMonday), kMonday + 56);
  EXPECT_EQ(*NextCapitalChange(person, Book().rules(), kMonday), std::nullopt);
}

TEST(NextCapitalChangeTest, NamesTheFigureThatIsNotInTheTable) {
  Book book;
  book.rates.rates[static_cast<size_t>(Figure::kArrearsDisregardWeeks)].reset();
  Circumstances person = AtHome();
  person.capital = {Asset(CapitalType::kBenefitArrears, Pounds(1))};
  person.capital[0].received = kMonday;
  EXPECT_EQ(NextCapitalChange(person, book.rules(), kMonday).status(),
            absl::NotFoundError("arrears_disregard_weeks"));
}

}  // namespace
}  // namespace carereform::financial_assessments
