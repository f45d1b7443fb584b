#include "services/financial_assessments/domain/deferral_dues.h"

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
const CivilDay kMonday(2024, 1, 1);

AccountStanding Standing(const DeferredHistory& history, CivilDay day) {
  static const auto& rules = *new TestRules({TestTerms()}, {0, 0, 0, 0, 0, 0});
  const auto standing = StandingOn(history, rules.rules(), day);
  EXPECT_EQ(standing.index(), size_t{0});
  return standing.index() == 0 ? std::get<0>(standing) : AccountStanding();
}

// £100 a day and a limit of £1,000: half of it on the fifth day.
DeferredHistory Small() {
  return HistoryFrom(kMonday, Pence::FromPence(1'694'445), Pounds(700));
}

TEST(DeferralDues, AStatementIsDueSixMonthsAfterTheLast) {
  const DeferralTerms terms = TestTerms();
  EXPECT_EQ(StatementDue(CivilDay(2024, 1, 1), {}, {}, terms),
            CivilDay(2024, 7, 1));
  EXPECT_EQ(
      StatementDue(CivilDay(2024, 1, 1), CivilDay(2024, 8, 31), {}, terms),
      CivilDay(2025, 2, 28));
}

TEST(DeferralDues, AStatementThatWasRequestedIsDueWithin28Days) {
  const DeferralTerms terms = TestTerms();
  const CivilDay agreed(2024, 1, 1);
  EXPECT_EQ(StatementDue(agreed, {}, CivilDay(2024, 2, 1), terms),
            CivilDay(2024, 2, 29));
  EXPECT_EQ(StatementDue(agreed, {}, CivilDay(2024, 6, 2), terms),
            CivilDay(2024, 6, 30));
  EXPECT_EQ(StatementDue(agreed, {}, CivilDay(2024, 6, 4), terms),
            CivilDay(2024, 7, 1));
}

TEST(DeferralDues, HalfOfTheLimitIsReachedOnItsDayAndNotBefore) {
  EXPECT_FALSE(Standing(Small(), kMonday + 3).half_reached.has_value());
  const AccountStanding half = Standing(Small(), kMonday + 4);
  EXPECT_EQ(half.half_reached, kMonday + 4);
  EXPECT_EQ(half.RevaluationDue(), kMonday + 4);
  DeferredHistory less = Small();
  less.repayments = {{kMonday + 4, Pence::FromPence(1)}};
  EXPECT_FALSE(Standing(less, kMonday + 4).half_reached.has_value());
}

TEST(DeferralDues, AValuationOnTheDayOrLaterSettlesIt) {
  DeferredHistory history = Small();
  history.valuations.push_back({kMonday + 4, history.valuations[0].property});
  EXPECT_FALSE(Standing(history, kMonday + 8).half_reached.has_value());
  EXPECT_EQ(Standing(history, kMonday + 8).RevaluationDue(),
            CivilDay(2025, 1, 5));
  history.valuations.back().from = kMonday + 3;
  EXPECT_EQ(Standing(history, kMonday + 8).half_reached, kMonday + 4);
  // One that is yet to come settles nothing.
  history.valuations.back().from = kMonday + 9;
  EXPECT_EQ(Standing(history, kMonday + 8).half_reached, kMonday + 4);
}

TEST(DeferralDues, AHigherValueAndThenHalfOfItAreToldAgain) {
  DeferredHistory history = Small();
  history.valuations.push_back(
      {kMonday + 5, {Pence::FromPence(1'694'445) + Pounds(1'112), Pence()}});
  EXPECT_FALSE(Standing(history, kMonday + 8).half_reached.has_value());
  EXPECT_EQ(Standing(history, kMonday + 12).half_reached, kMonday + 10);
}

TEST(DeferralDues, AYearAfterTheLastValuationItIsReviewed) {
  DeferredHistory history =
      HistoryFrom(CivilDay(2024, 2, 29), Pounds(165'000), Pounds(7));
  EXPECT_EQ(Standing(history, CivilDay(2024, 3, 1)).review_due,
            CivilDay(2025, 2, 28));
  history.valuations[0].from = CivilDay(2023, 6, 1);  // Before agreement.
  EXPECT_EQ(Standing(history, CivilDay(2024, 3, 1)).review_due,
            CivilDay(2025, 2, 28));
}

TEST(DeferralDues, NearTheLimitFromNineTenthsOfIt) {
  EXPECT_FALSE(Standing(Small(), kMonday + 7).near_limit);
  EXPECT_TRUE(Standing(Small(), kMonday + 8).near_limit);
}

// A home worth too little to defer against: a fee is owed all the same.
TEST(DeferralDues, NothingOwedIsNotNearALimitOfNothing) {
  DeferredHistory history = HistoryFrom(kMonday, Pounds(1), Pounds(700));
  const AccountStanding standing = Standing(history, kMonday);
  EXPECT_EQ(standing.day.limit, Pence());
  EXPECT_EQ(standing.day.balance, Pence());
  EXPECT_FALSE(standing.near_limit);
  EXPECT_FALSE(standing.half_reached.has_value());
  history.fees = {{kMonday, Pence::FromPence(1)}};
  EXPECT_TRUE(Standing(history, kMonday).near_limit);
}

}  // namespace
}  // namespace carereform::financial_assessments
