#include "services/financial_assessments/domain/equity_limit.h"

#include "common/types/limits.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"

namespace carereform::financial_assessments {
namespace {

Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
Pence LimitOf(const PropertyValue& property) {
  return EquityLimitOf(property, TestTerms());
}

// As North Northamptonshire and a page for citizens print it.
TEST(EquityLimit, AsPublished) {
  EXPECT_EQ(LimitOf({Pounds(165'000), Pence()}), Pounds(134'250));
  EXPECT_EQ(LimitOf({Pounds(100'000), Pence()}), Pounds(75'750));
}

TEST(EquityLimit, APennyEitherSide) {
  const Pence value = Pounds(100'000);
  // A tenth of ten pence is a penny; what is beyond a penny is dropped.
  EXPECT_EQ(LimitOf({value + Pence::FromPence(1), Pence()}).value(), 7'575'000);
  EXPECT_EQ(LimitOf({value + Pence::FromPence(2), Pence()}).value(), 7'575'001);
  EXPECT_EQ(LimitOf({value + Pence::FromPence(10), Pence()}).value(),
            7'575'009);
  EXPECT_EQ(LimitOf({value - Pence::FromPence(1), Pence()}).value(), 7'574'999);
}

TEST(EquityLimit, EncumbrancesComeOffTheWholeProperty) {
  EXPECT_EQ(LimitOf({Pounds(165'000), Pounds(34'250)}), Pounds(100'000));
  EXPECT_EQ(LimitOf({Pounds(200'000), Pounds(20'000), 1, 2}),
            Pounds(80'000 - 14'250));
}

TEST(EquityLimit, TheShareOfAJointProperty) {
  EXPECT_EQ(LimitOf({Pounds(200'000), Pence(), 1, 2}), Pounds(90'000 - 14'250));
  EXPECT_EQ(LimitOf({Pounds(200'000), Pence(), 1, 3}), Pounds(60'000 - 14'250));
  EXPECT_EQ(LimitOf({Pounds(100'000), Pence(), 2, 3}), Pounds(60'000 - 14'250));
  // A third of £90,000.90 is £30,000.30; of a penny less, a penny less.
  EXPECT_EQ(LimitOf({Pence::FromPence(10'000'100), Pence(), 1, 3}).value(),
            3'000'030 - 1'425'000);
  EXPECT_EQ(LimitOf({Pence::FromPence(10'000'096), Pence(), 1, 3}).value(),
            3'000'028 - 1'425'000);
}

TEST(EquityLimit, IsNeverBelowNothing) {
  // Nine tenths of it are exactly the lower capital limit, and a penny more.
  const Pence least = Pence::FromPence(1'583'334);
  EXPECT_EQ(LimitOf({least - Pence::FromPence(1), Pence()}), Pence());
  EXPECT_EQ(LimitOf({least, Pence()}), Pence());
  EXPECT_EQ(LimitOf({least + Pence::FromPence(1), Pence()}).value(), 1);
  EXPECT_EQ(LimitOf({Pounds(100'000), Pounds(90'000)}), Pence());
  EXPECT_EQ(LimitOf({Pounds(100'000), Pounds(90'001)}), Pence());
  EXPECT_EQ(LimitOf({Pence(), Pence()}), Pence());
}

TEST(EquityLimit, OfTheGreatestAmounts) {
  const Pence most = Pence::FromPence(kMaxAmountPence);
  EXPECT_EQ(LimitOf({most, Pence(), kMostShares, kMostShares}).value(),
            kMaxAmountPence / 10 * 9 - 1'425'000);
  EXPECT_EQ(LimitOf({most, most, 1, 1}), Pence());
}

}  // namespace
}  // namespace carereform::financial_assessments
