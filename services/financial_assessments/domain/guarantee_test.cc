#include "services/financial_assessments/domain/guarantee.h"

#include "absl/status/status.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::AtHome;
using means_fixture::Book;
using means_fixture::Pennies;

int64_t GuaranteeOf(const Circumstances& circumstances, const Book& book) {
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  EXPECT_TRUE(LessGuarantee(circumstances, book.rules(), lines).ok());
  return -lines.Total(Section::kContribution).Floor().value();
}

struct Base {
  Household household;
  AgeGroup age_group;
  bool couple_has_pension_age;
  int32_t children;
  Figure figure;
};

TEST(GuaranteeFigure, DependsOnAgeAndHousehold) {
  using enum AgeGroup;
  using enum Figure;
  using enum Household;
  const Base cases[] = {
      {kSingle, k18To24, false, 0, kGuaranteeSingle18To24},
      {kSingle, k25ToPensionAge, false, 0, kGuaranteeSingle25ToPension},
      {kSingle, kPensionAge, false, 0, kGuaranteeSinglePension},
      {kSingle, k18To24, false, 1, kGuaranteeLoneParent},
      {kLoneParent, k18To24, false, 1, kGuaranteeLoneParent},
      {kLoneParent, k25ToPensionAge, false, 2, kGuaranteeLoneParent},
      {kLoneParent, kPensionAge, false, 1, kGuaranteeSinglePension},
      {kCouple, k18To24, false, 0, kGuaranteeCouple18},
      {kCouple, k25ToPensionAge, false, 1, kGuaranteeCouple18},
      {kCouple, k25ToPensionAge, true, 0, kGuaranteeCouplePension},
      {kCouple, kPensionAge, false, 0, kGuaranteeCouplePension},
      {kCouple, kPensionAge, true, 0, kGuaranteeCouplePension},
  };
  for (const Base& each : cases) {
    Circumstances circumstances = AtHome();
    circumstances.household = each.household;
    circumstances.age_group = each.age_group;
    circumstances.couple_has_pension_age = each.couple_has_pension_age;
    circumstances.children = each.children;
    EXPECT_EQ(GuaranteeFigure(circumstances), each.figure);
  }
}

// Puts into `book` the figures of a year that the totals below are of.
void SetFigures(Book& book, int64_t single_25, int64_t single_18,
                int64_t disability, int64_t enhanced) {
  using means_fixture::Set;
  Set(book.rates, Figure::kGuaranteeSingle25ToPension, single_25);
  Set(book.rates, Figure::kGuaranteeSingle18To24, single_18);
  Set(book.rates, Figure::kPremiumDisabilitySingle, disability);
  Set(book.rates, Figure::kPremiumEnhancedSingle, enhanced);
}

struct Total {
  const char* source;
  AgeGroup age_group;
  int64_t single_25, single_18, disability, enhanced;
  int64_t total;
};

TEST(LessGuarantee, PremiumsAddUpToTheTotalsThatArePrinted) {
  using enum AgeGroup;
  const Total totals[] = {
      {"rightsnet.org.uk/forums/viewreply/81883, 2015/16 to 2021/22",
       k25ToPensionAge, 91'40, 72'40, 40'35, 19'70, 151'45},
      {"devon.gov.uk, examples of common financial assessments, 2023/24",
       k25ToPensionAge, 103'65, 82'15, 45'75, 22'35, 171'75},
      {"knowsley.gov.uk, examples of financial assessments, 2024/25", k18To24,
       110'60, 87'65, 48'80, 23'85, 160'30},
  };
  for (const Total& each : totals) {
    SCOPED_TRACE(each.source);
    Book book;
    SetFigures(book, each.single_25, each.single_18, each.disability,
               each.enhanced);
    Circumstances circumstances = AtHome();
    circumstances.age_group = each.age_group;
    circumstances.disability_premium = true;
    circumstances.enhanced_disability_premium = true;
    EXPECT_EQ(GuaranteeOf(circumstances, book), each.total);
  }
}

// Reading's local guarantees of 2023/24 are the national ones and more; what a
// child and a carer add is the national amount (reading.gov.uk, appendix B).
TEST(LessGuarantee, ReadingsLocalGuaranteeIsATopUp) {
  Book book;
  means_fixture::Set(book.rates, Figure::kGuaranteeSinglePension, 214'35);
  means_fixture::Set(book.rates, Figure::kGuaranteeChild, 94'90);
  means_fixture::Set(book.rates, Figure::kPremiumCarer, 49'05);
  book.policy.guarantee_top_up = Pennies(6'50);
  Circumstances circumstances = AtHome();
  EXPECT_EQ(GuaranteeOf(circumstances, book), 220'85);
  circumstances.carer_premium = true;
  EXPECT_EQ(GuaranteeOf(circumstances, book), 220'85 + 49'05);
  circumstances.children = 2;
  EXPECT_EQ(GuaranteeOf(circumstances, book), 220'85 + 49'05 + 2 * 94'90);
}

TEST(LessGuarantee, OneOfACoupleHasTheFiguresOfCouples) {
  Circumstances circumstances = AtHome();
  circumstances.household = Household::kCouple;
  circumstances.age_group = AgeGroup::k25ToPensionAge;
  circumstances.disability_premium = true;
  circumstances.enhanced_disability_premium = true;
  circumstances.carer_premium = true;
  EXPECT_EQ(GuaranteeOf(circumstances, Book()), 88'35 + 35'40 + 17'45 + 53'25);
}

TEST(LessGuarantee, NamesTheFigureThatIsNotInTheTable) {
  Circumstances circumstances = AtHome();
  circumstances.children = 1;
  circumstances.disability_premium = true;
  for (const Figure figure :
       {Figure::kGuaranteeSinglePension, Figure::kGuaranteeChild,
        Figure::kPremiumDisabilitySingle}) {
    Book book;
    book.rates.rates[static_cast<size_t>(figure)].reset();
    ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
    EXPECT_EQ(LessGuarantee(circumstances, book.rules(), lines),
              absl::NotFoundError(FigureWord(figure)));
  }
}

TEST(LessPersonalExpenses, IsTheFigureOfTheTable) {
  Book book;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  ASSERT_TRUE(LessPersonalExpenses(book.rules(), lines).ok());
  EXPECT_EQ(lines.Total(Section::kContribution), -ExactPence(Pennies(30'65)));
  book.rates.rates[static_cast<size_t>(Figure::kPersonalExpenses)].reset();
  EXPECT_EQ(LessPersonalExpenses(book.rules(), lines),
            absl::NotFoundError("personal_expenses"));
}

}  // namespace
}  // namespace carereform::financial_assessments
