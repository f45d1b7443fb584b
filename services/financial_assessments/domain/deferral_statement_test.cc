#include "services/financial_assessments/domain/deferral_statement.h"

#include "gtest/gtest.h"
#include "services/financial_assessments/domain/deferral_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
const CivilDay kMonday(2024, 1, 1);

DeferralStatement Good(const DeferredHistory& history, const TestRules& rules,
                       CivilDay first, CivilDay last) {
  auto written = StatementOf(history, rules.rules(), first, last);
  EXPECT_EQ(written.index(), size_t{0});
  return written.index() == 0 ? std::get<0>(written) : DeferralStatement();
}

Pence SumOf(const DeferralStatement& statement) {
  Pence sum = statement.opening;
  for (const DeferralLine& line : statement.lines) sum = sum + line.amount;
  return sum;
}

TEST(DeferralStatement, TellsWhatHappenedAndAddsUp) {
  const TestRules rules;
  DeferredHistory history = HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  history.deferrals.push_back({kMonday + 91, Pounds(770)});
  history.fees = {{kMonday, Pounds(300)}, {kMonday + 50, Pounds(20)}};
  history.repayments = {{kMonday + 60, Pounds(1'000)}};
  const DeferralStatement statement =
      Good(history, rules, kMonday, CivilDay(2024, 6, 30));
  EXPECT_EQ(statement.opening, Pence());
  ASSERT_EQ(statement.lines.size(), 6u);
  EXPECT_EQ(statement.lines[0].amount, Pounds(9'100));  // 13 weeks.
  EXPECT_EQ(statement.lines[0].last, kMonday + 90);
  EXPECT_EQ(statement.lines[1].amount, Pounds(10'010));  // 13 weeks.
  EXPECT_EQ(statement.lines[2].kind, DeferralLineKind::kInterest);
  EXPECT_EQ(statement.lines[2].rate, 365);
  EXPECT_EQ(statement.lines[3].amount, Pounds(300));
  EXPECT_EQ(statement.lines[4].amount, Pounds(20));
  EXPECT_EQ(statement.lines[5].amount, Pounds(-1'000));
  EXPECT_EQ(SumOf(statement), statement.closing);
  EXPECT_EQ(statement.limit, Pounds(134'250));
  EXPECT_EQ(statement.equity_left, statement.limit - statement.closing);
  EXPECT_EQ(statement.not_deferred, Pence());
  EXPECT_EQ(statement.weekly, Pounds(770));
}

TEST(DeferralStatement, OneThatBeginsLaterOpensWithWhatWasOwed) {
  const TestRules rules;
  const DeferredHistory history =
      HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  const CivilDay day(2024, 3, 14);
  const auto before = Good(history, rules, kMonday, day - 1);
  const auto after = Good(history, rules, day, CivilDay(2024, 6, 30));
  const auto whole = Good(history, rules, kMonday, CivilDay(2024, 6, 30));
  EXPECT_EQ(after.opening, before.closing);
  EXPECT_EQ(after.closing, whole.closing);
  EXPECT_EQ(before.lines[1].amount + after.lines[1].amount,
            whole.lines[1].amount);
}

TEST(DeferralStatement, OneThatBeginsBeforeTheAgreementBeginsWithIt) {
  const TestRules rules;
  const DeferredHistory history =
      HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  const auto statement = Good(history, rules, kMonday - 30, kMonday);
  EXPECT_EQ(statement.first, kMonday);
  EXPECT_EQ(statement.closing, Pounds(100));
}

TEST(DeferralStatement, TellsWhenTheLimitIsToBeExpectedAndWhenItCame) {
  const TestRules rules({TestTerms()}, {0, 0, 0, 0, 0, 0});
  // £100 a day, and a limit of £1,000.
  const DeferredHistory history =
      HistoryFrom(kMonday, Pence::FromPence(1'694'445), Pounds(700));
  const auto before = Good(history, rules, kMonday, kMonday + 6);
  EXPECT_EQ(before.limit, Pounds(1'000));
  EXPECT_EQ(before.equity_left, Pounds(300));
  EXPECT_FALSE(before.limit_reached.has_value());
  EXPECT_EQ(before.limit_expected, kMonday + 10);
  const auto last_day = Good(history, rules, kMonday, kMonday + 9);
  EXPECT_EQ(last_day.equity_left, Pence());
  EXPECT_EQ(last_day.limit_expected, kMonday + 10);
  const auto after = Good(history, rules, kMonday, kMonday + 11);
  EXPECT_EQ(after.limit_reached, kMonday + 10);
  EXPECT_FALSE(after.limit_expected.has_value());
  EXPECT_EQ(after.not_deferred, Pounds(200));
  EXPECT_EQ(after.closing, Pounds(1'000));
}

TEST(DeferralStatement, NothingMoreIsDeferredOnceTheLimitIsUsed) {
  const TestRules rules({TestTerms()}, {0, 0, 0, 0, 0, 0});
  // £100 a day, and a limit of £1,000: the tenth day uses it.
  DeferredHistory history =
      HistoryFrom(kMonday, Pence::FromPence(1'694'445), Pounds(700));
  const auto stopped = [&](int days) {
    return Good(history, rules, kMonday, kMonday + days).is_stopped_by_limit;
  };
  EXPECT_FALSE(stopped(8));
  EXPECT_TRUE(stopped(9));
  EXPECT_TRUE(stopped(10));
  history.ended = kMonday + 11;
  EXPECT_FALSE(stopped(12)) << "nothing is deferred any more";
}

// What is owed after a day has its interest: less than that is to be paid on
// it.
TEST(DeferralStatement, WhatSettlesOnADayMayBeRepaidOnIt) {
  const TestRules rules;
  DeferredHistory history = HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  history.ended = kMonday + 70;
  history.fees = {{kMonday + 90, Pounds(20)}};
  for (const int days : {71, 89, 90, 91, 180}) {
    SCOPED_TRACE(days);
    const CivilDay day = kMonday + days;
    const auto before = Good(history, rules, kMonday, day);
    EXPECT_LT(before.repayable, before.closing);
    DeferredHistory settled = history;
    settled.repayments = {{day, before.repayable}};
    const auto after = Good(settled, rules, kMonday, day);
    EXPECT_EQ(after.closing, Pence());
    EXPECT_EQ(after.repayable, Pence());
    settled.repayments = {{day, before.repayable + Pence::FromPence(1)}};
    EXPECT_EQ(Good(settled, rules, kMonday, day).closing.value(), -1);
  }
}

TEST(DeferralStatement, AfterTheRatesThatAreHeldTheLastIsTakenForExpected) {
  const TestRules rules({TestTerms()}, {0, 0, 365});  // To 30 June 2024.
  const DeferredHistory history =
      HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  const auto statement = Good(history, rules, kMonday, CivilDay(2024, 6, 30));
  ASSERT_TRUE(statement.limit_expected.has_value());
  EXPECT_GT(*statement.limit_expected, CivilDay(2027, 1, 1));
  EXPECT_LT(*statement.limit_expected, CivilDay(2027, 9, 1));
  const auto refused =
      StatementOf(history, rules.rules(), kMonday, CivilDay(2024, 7, 1));
  ASSERT_EQ(refused.index(), size_t{1});
  EXPECT_EQ(std::get<1>(refused).day, CivilDay(2024, 7, 1));
}

TEST(DeferralStatement, NothingIsExpectedOfWhatIsDeferredNoMore) {
  const TestRules rules;
  DeferredHistory history = HistoryFrom(kMonday, Pounds(165'000), Pounds(700));
  history.ended = kMonday + 10;
  const auto statement = Good(history, rules, kMonday, kMonday + 30);
  EXPECT_FALSE(statement.limit_expected.has_value());
  EXPECT_EQ(statement.weekly, Pence());
}

}  // namespace
}  // namespace carereform::financial_assessments
