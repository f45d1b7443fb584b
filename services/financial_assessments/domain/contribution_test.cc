#include "services/financial_assessments/domain/contribution.h"

#include <algorithm>

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

Circumstances WithPension(Pence amount) {
  Circumstances circumstances = AtHome();
  circumstances.incomes = {Weekly(IncomeType::kStatePension, amount)};
  return circumstances;
}

Pence Of(const Circumstances& circumstances, const Book& book,
         Pence tariff = Pence()) {
  ChargeLines lines(ChargeLines::Keep::kLines);
  const auto contribution =
      ContributionOf(circumstances, book.rules(), tariff, lines);
  EXPECT_TRUE(contribution.ok());
  EXPECT_EQ(lines.Total(Section::kContribution), ExactPence(*contribution));
  return *contribution;
}

// The guarantee of a single person of pension age is 232.60 in the fixture.
TEST(ContributionOf, IsWhatIsAboveTheGuarantee) {
  const Book book;
  EXPECT_EQ(Of(WithPension(Pennies(232'59)), book), Pence());
  EXPECT_EQ(Of(WithPension(Pennies(232'60)), book), Pence());
  EXPECT_EQ(Of(WithPension(Pennies(232'61)), book), Pennies(1));
  EXPECT_EQ(Of(WithPension(Pence()), book), Pence());
}

TEST(ContributionOf, CountsTariffIncome) {
  EXPECT_EQ(Of(WithPension(Pennies(232'60)), Book(), Pennies(36'00)),
            Pennies(36'00));
}

TEST(ContributionOf, InACareHomeIsWhatIsAboveThePersonalExpenses) {
  Circumstances resident = InCareHome(kMonday);
  for (const Setting setting :
       {Setting::kCareHomePermanent, Setting::kCareHomeTemporary,
        Setting::kCareHomeShortTerm}) {
    resident.setting = setting;
    for (const int64_t income : {30'64, 30'65, 30'66}) {
      resident.incomes = {Weekly(IncomeType::kStatePension, Pennies(income))};
      EXPECT_EQ(Of(resident, Book()),
                Pennies(std::max<int64_t>(0, income - 30'65)));
    }
  }
}

// A fraction of a penny is the person's: regulation 11.
TEST(ContributionOf, IsRoundedDownOnce) {
  Circumstances circumstances = AtHome();
  Income pension = Weekly(IncomeType::kStatePension, Pennies(1'008'00));
  pension.frequency = Frequency::kMonthly;  // 232.615... a week.
  circumstances.incomes = {pension};
  EXPECT_EQ(Of(circumstances, Book()), Pennies(1));
  // Three thirteenths of a penny and ten of them make a whole one: amounts
  // that were rounded one by one would not.
  circumstances.incomes = {Weekly(IncomeType::kStatePension, Pennies(232'60))};
  for (const int64_t pence : {13, 39}) {
    Income part = Weekly(IncomeType::kOther, Pennies(pence));
    part.frequency = Frequency::kAnnually;
    circumstances.incomes.push_back(part);
  }
  EXPECT_EQ(Of(circumstances, Book()), Pennies(1));
}

TEST(ContributionOf, TakesThePercentageOfWhatIsLeftOutsideCareHomes) {
  Book book;
  book.policy.percent_of_disposable_income = 90;
  // Liverpool: 53.03 is left, of which 90% is 47.727 (liverpool.gov.uk, "How
  // much people pay").
  EXPECT_EQ(Of(WithPension(Pennies(232'60 + 53'03)), book), Pennies(47'72));
  EXPECT_EQ(Of(WithPension(Pennies(232'61)), book), Pence());
  book.policy.percent_of_disposable_income = 1;
  EXPECT_EQ(Of(WithPension(Pennies(232'60 + 1'99)), book), Pennies(1));
  Circumstances resident = InCareHome(kMonday);
  resident.incomes = {Weekly(IncomeType::kStatePension, Pennies(130'65))};
  EXPECT_EQ(Of(resident, book), Pennies(100'00));
}

TEST(ContributionOf, NotesWhatWasUsed) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  const Book book;
  ASSERT_TRUE(
      ContributionOf(AtHome(), book.rules(), Pennies(1'00), lines).ok());
  EXPECT_EQ(
      lines.figures_used(),
      (uint64_t{1} << static_cast<int>(Figure::kTariffPerStep)) |
          (uint64_t{1} << static_cast<int>(Figure::kGuaranteeSinglePension)));
}

}  // namespace
}  // namespace carereform::financial_assessments
