#include "services/financial_assessments/domain/deferral_eligibility.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"

namespace carereform::financial_assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

DeferralCase GoodCase() {
  return {Pence::FromPounds(10'000), false, true, Pence::FromPounds(500),
          Pence::FromPounds(75'750)};
}

TEST(DeferralEligibility, NothingBarsAGoodCase) {
  EXPECT_THAT(BarsTo(GoodCase(), TestTerms()), IsEmpty());
}

TEST(DeferralEligibility, CapitalAtTheLimitAndAPennyEitherSide) {
  DeferralTerms terms = TestTerms();
  DeferralCase deferral = GoodCase();
  for (const bool eligible : {true, false}) {
    terms.eligible_at_upper_limit = eligible;
    deferral.other_capital = Pence::FromPence(2'324'999);
    EXPECT_THAT(BarsTo(deferral, terms), IsEmpty());
    deferral.other_capital = Pence::FromPence(2'325'001);
    EXPECT_THAT(BarsTo(deferral, terms),
                ElementsAre(DeferralBar::kCapitalAboveLimit));
  }
  deferral.other_capital = Pence::FromPence(2'325'000);
  EXPECT_THAT(BarsTo(deferral, terms),
              ElementsAre(DeferralBar::kCapitalAboveLimit));
  terms.eligible_at_upper_limit = true;
  EXPECT_THAT(BarsTo(deferral, terms), IsEmpty());
}

TEST(DeferralEligibility, EveryBarIsTold) {
  const DeferralCase deferral{Pence::FromPounds(30'000), true, false, Pence(),
                              Pence()};
  EXPECT_THAT(
      BarsTo(deferral, TestTerms()),
      ElementsAre(DeferralBar::kCapitalAboveLimit,
                  DeferralBar::kPropertyDisregarded,
                  DeferralBar::kNotPermanentCareHome,
                  DeferralBar::kIncomeCoversCharge, DeferralBar::kNoEquity));
}

TEST(DeferralEligibility, APennyToDeferAndAPennyOfEquityDo) {
  DeferralCase deferral = GoodCase();
  deferral.deferred_a_week = Pence::FromPence(1);
  deferral.equity_limit = Pence::FromPence(1);
  EXPECT_THAT(BarsTo(deferral, TestTerms()), IsEmpty());
}

}  // namespace
}  // namespace carereform::financial_assessments
