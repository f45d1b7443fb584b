#include "services/financial_assessments/domain/deferred_account.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
const Pence kHome = Pounds(165'000);
const CivilDay kMonday(2024, 1, 1);

// The days of an account from agreement to `last`, which have to be good.
std::vector<AccountDay> DaysTo(const DeferredHistory& history,
                               const TestRules& rules, CivilDay last) {
  DeferredAccount account(history, rules.rules());
  std::vector<AccountDay> days;
  while (account.next() <= last) {
    AccountDay day;
    const auto fault = account.Step(day);
    EXPECT_FALSE(fault.has_value()) << account.next();
    if (fault.has_value()) break;
    days.push_back(day);
  }
  return days;
}

AccountDay DayOf(const DeferredHistory& history, const TestRules& rules,
                 CivilDay day) {
  return DaysTo(history, rules, day).back();
}

// A lump of so many pence on the first day, and nothing after it.
DeferredHistory Lump(CivilDay day, int64_t pence) {
  DeferredHistory history = HistoryFrom(day, kHome, Pence());
  history.fees = {{day, Pence::FromPence(pence)}};
  return history;
}

// At 3.65% a year, £10,000 bear exactly £1 a day before interest on interest.
TEST(DeferredAccount, InterestBeginsOnTheNextDayAndIsCompound) {
  const TestRules rules;
  const DeferredHistory history = Lump(kMonday, 1'000'000);
  EXPECT_EQ(DayOf(history, rules, kMonday).interest, Pence());
  EXPECT_EQ(DayOf(history, rules, kMonday + 1).interest.value(), 100);
  // 1,000,000 x 1.0001^2 = 1,000,200.01; x 1.0001^100 = 1,010,049.66...
  EXPECT_EQ(DayOf(history, rules, kMonday + 2).balance.value(), 1'000'200);
  EXPECT_EQ(DayOf(history, rules, kMonday + 100).balance.value(), 1'010'049);
}

TEST(DeferredAccount, WithWeeklyRestsItIsSimpleWithinTheWeek) {
  DeferralTerms terms = TestTerms();
  terms.rest = InterestRest::kWeekly;
  const TestRules rules(terms);
  const DeferredHistory history = Lump(kMonday, 100'000'000);
  // £100 a day, on the days after the first, until Sunday and on Monday.
  EXPECT_EQ(DayOf(history, rules, kMonday + 6).interest.value(), 60'000);
  // The six days' interest bears £6 a day in hundredths: 600.00 x 0.0001.
  EXPECT_EQ(DayOf(history, rules, kMonday + 7).interest.value(), 70'006);
  EXPECT_EQ(DayOf(history, rules, kMonday + 8).interest.value(), 80'012);
}

TEST(DeferredAccount, ALeapYearHas366DaysWhereTheTermsSaySo) {
  DeferralTerms terms = TestTerms();
  const DeferredHistory history = Lump(CivilDay(2024, 2, 28), 36'600'000);
  EXPECT_EQ(
      DayOf(history, TestRules(terms), CivilDay(2024, 2, 29)).interest.value(),
      3'660);
  terms.year = InterestYear::kActualDays;
  EXPECT_EQ(
      DayOf(history, TestRules(terms), CivilDay(2024, 2, 29)).interest.value(),
      3'650);
  const DeferredHistory earlier = Lump(CivilDay(2023, 2, 28), 36'600'000);
  EXPECT_EQ(
      DayOf(earlier, TestRules(terms), CivilDay(2023, 3, 1)).interest.value(),
      3'660);
}

TEST(DeferredAccount, RatesChangeOnTheFirstOfJanuaryAndOfJuly) {
  const TestRules rules;
  const auto days = DaysTo(Lump(CivilDay(2023, 6, 29), 1'000'000), rules,
                           CivilDay(2024, 7, 2));
  EXPECT_EQ(days[1].rate, 365);  // 30 June.
  EXPECT_EQ(days[2].rate, 730);  // 1 July.
  EXPECT_EQ(days[1].interest.value(), 100);
  EXPECT_EQ(days[2].interest.value(), 300);  // 100 + 200.02.
  const AccountDay new_year = days[CivilDay(2024, 1, 1) - days[0].day];
  EXPECT_EQ(new_year.rate, 365);
  EXPECT_EQ(days[CivilDay(2023, 12, 31) - days[0].day].rate, 730);
  EXPECT_EQ(days[CivilDay(2024, 6, 30) - days[0].day].rate, 365);
  EXPECT_EQ(days[CivilDay(2024, 7, 1) - days[0].day].rate, 0);
  EXPECT_EQ(days.back().interest, days[days.size() - 2].interest);
}

TEST(DeferredAccount, TheCouncilsOwnRateIsNeverAboveTheMaximum) {
  const TestRules rules;
  DeferredHistory history = Lump(CivilDay(2023, 6, 30), 1'000'000);
  history.own_rate = 500;
  EXPECT_EQ(DayOf(history, rules, CivilDay(2023, 6, 30)).rate, 365);
  EXPECT_EQ(DayOf(history, rules, CivilDay(2023, 7, 1)).rate, 500);
  history.own_rate = 0;
  EXPECT_EQ(DayOf(history, rules, CivilDay(2023, 12, 31)).interest, Pence());
}

TEST(DeferredAccount, ADayOfWhichNoRateIsHeldIsAFault) {
  const TestRules rules;
  const DeferredHistory history = Lump(CivilDay(2025, 12, 31), 100);
  DeferredAccount last(history, rules.rules());
  AccountDay day;
  EXPECT_FALSE(last.Step(day).has_value());
  const auto fault = last.Step(day);
  ASSERT_TRUE(fault.has_value());
  EXPECT_EQ(fault->kind, AccountFault::Kind::kNoRate);
  EXPECT_EQ(fault->day, CivilDay(2026, 1, 1));
  EXPECT_EQ(last.next(), CivilDay(2026, 1, 1));
  last.AssumeLastRate();
  EXPECT_FALSE(last.Step(day).has_value());
  EXPECT_EQ(day.rate, 365);
}

TEST(DeferredAccount, ADayBeforeTheTermsIsAFault) {
  const TestRules rules;
  const DeferredHistory history = Lump(CivilDay(2015, 3, 31), 100);
  DeferredAccount account(history, rules.rules());
  AccountDay day;
  EXPECT_EQ(account.Step(day)->kind, AccountFault::Kind::kNoTerms);
}

TEST(DeferredAccount, AWholeWeekIsDeferredInWholePence) {
  const TestRules rules({TestTerms()}, {0, 0, 0});
  DeferredHistory history =
      HistoryFrom(kMonday, kHome, Pence::FromPence(100'003));
  EXPECT_EQ(DayOf(history, rules, kMonday + 6).balance.value(), 100'003);
  EXPECT_EQ(DayOf(history, rules, kMonday + 13).balance.value(), 200'006);
  // A change on a Thursday counts from its own day.
  history.deferrals.push_back({kMonday + 3, Pence::FromPence(70'000)});
  EXPECT_EQ(DayOf(history, rules, kMonday + 6).balance.value(),
            100'003 * 3 / 7 + 40'000);
}

TEST(DeferredAccount, DeferringStopsAtTheLimitInTheMiddleOfAWeek) {
  const TestRules rules({TestTerms()}, {0, 0, 365, 365, 365});
  // Ten pounds a day; the limit allows 25 pounds and 1 penny.
  DeferredHistory history = HistoryFrom(
      CivilDay(2023, 1, 2), Pence::FromPence(1'586'112), Pounds(70));
  const auto days = DaysTo(history, rules, CivilDay(2023, 1, 8));
  EXPECT_EQ(days[0].limit.value(), 2'500);
  EXPECT_EQ(days[1].deferred, Pounds(10));
  EXPECT_EQ(days[2].deferred, Pounds(5));
  EXPECT_EQ(days[2].not_deferred, Pounds(5));
  EXPECT_EQ(days[3].deferred, Pence());
  EXPECT_EQ(days[3].not_deferred, Pounds(10));
  EXPECT_EQ(days[6].balance.value(), 2'500);
  // Interest alone goes on once there is a rate, and takes it past the limit.
  const AccountDay later = DayOf(history, rules, CivilDay(2024, 6, 30));
  EXPECT_GT(later.balance, later.limit);
  EXPECT_EQ(later.deferred, Pence());
}

TEST(DeferredAccount, ALimitThatIsAPennyOffIsReachedAPennyLater) {
  const TestRules rules({TestTerms()}, {0});
  const CivilDay monday(2023, 1, 2);
  DeferredHistory history =
      HistoryFrom(monday, Pence::FromPence(1'586'112), Pounds(70));
  history.deferrals[0].weekly = Pence::FromPence(17'500);  // 2,500 a day.
  EXPECT_EQ(DayOf(history, rules, monday).not_deferred, Pence());
  history.deferrals[0].weekly = Pence::FromPence(17'507);  // 2,501 a day.
  EXPECT_EQ(DayOf(history, rules, monday).not_deferred.value(), 1);
  EXPECT_EQ(DayOf(history, rules, monday).balance.value(), 2'500);
}

TEST(DeferredAccount, AHigherValueLetsItGoOnFromItsDay) {
  const TestRules rules({TestTerms()}, {0});
  const CivilDay monday(2023, 1, 2);
  DeferredHistory history =
      HistoryFrom(monday, Pence::FromPence(1'586'112), Pounds(70));
  history.valuations.push_back({monday + 5, {kHome, Pence(), 1, 1}});
  const auto days = DaysTo(history, rules, monday + 6);
  EXPECT_EQ(days[4].deferred, Pence());
  EXPECT_EQ(days[5].deferred, Pounds(10));
  EXPECT_EQ(days[6].balance.value(), 4'500);
}

TEST(DeferredAccount, TheDayOfDeathIsDeferredOrNotByTheTerms) {
  DeferralTerms terms = TestTerms();
  DeferredHistory history = HistoryFrom(kMonday, kHome, Pounds(70));
  history.ended = kMonday + 2;
  EXPECT_EQ(DaysTo(history, TestRules(terms), kMonday + 3)[2].deferred,
            Pounds(10));
  EXPECT_EQ(DaysTo(history, TestRules(terms), kMonday + 3)[3].deferred,
            Pence());
  terms.end_day_deferred = false;
  EXPECT_EQ(DaysTo(history, TestRules(terms), kMonday + 2)[1].deferred,
            Pounds(10));
  EXPECT_EQ(DaysTo(history, TestRules(terms), kMonday + 2)[2].deferred,
            Pence());
}

TEST(DeferredAccount, InterestGoesOnAfterDeathUntilRepaid) {
  const TestRules rules;
  DeferredHistory history = Lump(kMonday, 1'000'000);
  history.ended = kMonday + 1;
  EXPECT_EQ(DayOf(history, rules, kMonday + 100).balance.value(), 1'010'049);
  history.repayments = {{kMonday + 101, Pence::FromPence(1'010'049)}};
  const auto days = DaysTo(history, rules, CivilDay(2024, 6, 30));
  // The day of repayment bears no interest on what is repaid.
  EXPECT_EQ(days[101].balance, Pence());
  EXPECT_EQ(days[101].interest.value(), 10'049);
  EXPECT_EQ(days.back().balance, Pence());
  EXPECT_EQ(days.back().interest.value(), 10'049);
}

TEST(DeferredAccount, APennyShortOfAllLeavesThePennyOwed) {
  const TestRules rules;
  DeferredHistory history = Lump(kMonday, 1'000'000);
  history.repayments = {{kMonday + 101, Pence::FromPence(1'010'048)}};
  EXPECT_EQ(DayOf(history, rules, kMonday + 101).balance.value(), 1);
}

// 1,010,049.66 pence are owed on the day: the fraction is forgone.
TEST(DeferredAccount, MoreThanIsOwedIsDueBackAndBearsNoInterest) {
  const TestRules rules;
  for (const int64_t above : {-1, 0, 1, 5'000}) {
    DeferredHistory history = Lump(kMonday, 1'000'000);
    history.repayments = {{kMonday + 101, Pence::FromPence(1'010'049 + above)}};
    const auto days = DaysTo(history, rules, kMonday + 160);
    EXPECT_EQ(days[100].overpaid, Pence());
    EXPECT_EQ(days[101].balance.value(), -above);
    EXPECT_EQ(days[101].overpaid.value(), std::max<int64_t>(0, above));
    EXPECT_EQ(days[101].refund_due(), days[101].overpaid);
    EXPECT_EQ(days[101].owed().value(), std::max<int64_t>(0, -above));
    EXPECT_EQ(days.back().balance.value(), -above);
    EXPECT_EQ(days.back().interest.value(), 10'049);
  }
}

TEST(DeferredAccount, WhatComesToBeOwedIsTakenOffWhatIsDueBack) {
  const TestRules rules;
  DeferredHistory history = Lump(kMonday, 1'000);
  history.repayments = {{kMonday, Pence::FromPence(3'000)}};
  history.fees.push_back({kMonday + 7, Pence::FromPence(500)});
  history.deferrals.push_back({kMonday + 14, Pounds(7)});
  const auto days = DaysTo(history, rules, kMonday + 200);
  EXPECT_EQ(days[6].balance.value(), -2'000);
  EXPECT_EQ(days[7].balance.value(), -1'500);
  EXPECT_EQ(days[7].repayable, Pence());
  // A pound a day uses it up; the day after is the first that is owed, and
  // bears interest from the day after that.
  EXPECT_EQ(days[27].balance.value(), -100);
  EXPECT_EQ(days[28].balance, Pence());
  EXPECT_EQ(days[29].balance.value(), 100);
  EXPECT_EQ(days[29].interest, Pence());
  EXPECT_GT(days.back().interest, Pence());
  EXPECT_EQ(days.back().overpaid.value(), 2'000);
}

TEST(DeferredAccount, ARefundPaysOutWhatIsDueBackAndMoreIsOwed) {
  const TestRules rules;
  for (const int64_t above : {-1, 0, 1}) {
    DeferredHistory history = Lump(kMonday, 1'000);
    history.repayments = {{kMonday, Pence::FromPence(3'000)}};
    history.refunds = {{kMonday + 1, Pence::FromPence(2'000 + above)}};
    const auto days = DaysTo(history, rules, kMonday + 2);
    EXPECT_EQ(days[1].refunded.value(), 2'000 + above);
    EXPECT_EQ(days[1].balance.value(), above);
    EXPECT_EQ(days[1].overrefunded.value(), std::max<int64_t>(0, above));
  }
}

// What is due back makes no more room than it is: the limit is of what is owed.
TEST(DeferredAccount, WhatIsDueBackIsNoPartOfTheLimit) {
  const TestRules rules({TestTerms()}, {0});
  const CivilDay monday(2023, 1, 2);
  DeferredHistory history =
      HistoryFrom(monday, Pence::FromPence(1'586'112), Pounds(70));
  history.repayments = {{monday, Pence::FromPence(1'000)}};
  const auto days = DaysTo(history, rules, monday + 6);
  EXPECT_EQ(days[0].balance, Pence());
  EXPECT_EQ(days[2].not_deferred, Pence());
  EXPECT_EQ(days[3].deferred.value(), 500);
  EXPECT_EQ(days[3].balance.value(), 2'500);
}

TEST(DeferredAccount, FeesAndRepaymentsOfOneDayMeet) {
  const TestRules rules;
  DeferredHistory history = Lump(kMonday, 50'000);
  history.repayments = {{kMonday, Pence::FromPence(20'000)},
                        {kMonday, Pence::FromPence(30'000)}};
  const auto days = DaysTo(history, rules, kMonday + 100);
  EXPECT_EQ(days[0].repaid.value(), 50'000);
  EXPECT_EQ(days.back().balance, Pence());
}

}  // namespace
}  // namespace carereform::financial_assessments
