#include "services/financial_assessments/domain/direct_payment_amounts.h"

#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using Kind = DirectPaymentRateKind;

const CivilDay kStart(2025, 10, 1);  // A Wednesday.

Pence P(int64_t pence) { return Pence::FromPence(pence); }

Pence SumOf(const DirectPaymentAmounts& amounts) {
  Pence sum;
  for (const DirectPaymentLine& line : amounts.lines) {
    sum = sum + line.amount;
    EXPECT_FALSE(line.rule.empty());
    EXPECT_FALSE(line.source.empty());
  }
  return sum;
}

TEST(DirectPaymentAmountsTest, NetTakesTheContributionOffAndGrossDoesNot) {
  const auto net = WeeklyPayment({.budget = P(20000), .contribution = P(4550)});
  EXPECT_EQ(net.weekly, P(15450));
  EXPECT_EQ(net.collected, P(0));
  EXPECT_EQ(SumOf(net), net.weekly);
  const auto gross = WeeklyPayment(
      {.budget = P(20000), .contribution = P(4550), .gross = true});
  EXPECT_EQ(gross.weekly, P(20000));
  EXPECT_EQ(gross.collected, P(4550));
  EXPECT_EQ(SumOf(gross), gross.weekly);
  // What the council bears is the same.
  EXPECT_EQ(net.weekly, gross.weekly - gross.collected);
}

TEST(DirectPaymentAmountsTest, AContributionOfAllLeavesNothingToPay) {
  EXPECT_EQ(
      WeeklyPayment({.budget = P(20000), .contribution = P(19999)}).weekly,
      P(1));
  EXPECT_EQ(
      WeeklyPayment({.budget = P(20000), .contribution = P(20000)}).weekly,
      P(0));
  EXPECT_EQ(WeeklyPayment({.budget = P(20000)}).lines.size(), 1);
}

TEST(DirectPaymentAmountsTest, HoursCountToThePennyAbove) {
  const DirectPaymentRate rate{.kind = Kind::kEnhanced,
                               .amount = P(1601),
                               .from = kStart,
                               .to = std::nullopt,
                               .status = "assumed",
                               .source = "a test"};
  const auto budget = [&](int64_t minutes) {
    return WeeklyBudget({.minutes = minutes, .rate = &rate});
  };
  EXPECT_EQ(budget(60), P(1601));
  EXPECT_EQ(budget(120), P(3202));
  EXPECT_EQ(budget(30), P(801));   // 800.5
  EXPECT_EQ(budget(1), P(27));     // 26.68
  EXPECT_EQ(budget(61), P(1628));  // 1,627.68
  const auto paid = WeeklyPayment({.minutes = 60, .rate = &rate});
  EXPECT_TRUE(paid.assumed);
  EXPECT_EQ(SumOf(paid), P(1601));
}

TEST(DirectPaymentAmountsTest, ARateIsThatOfTheDay) {
  const CivilDay end(2026, 4, 1);
  const std::vector<DirectPaymentRate> rates = {
      {Kind::kStandard, P(1), kStart, end, "in force", "a"},
      {Kind::kStandard, P(2), end, std::nullopt, "in force", "a"},
      {Kind::kCarerOneOff, P(3), kStart, std::nullopt, "withdrawn", "a"}};
  EXPECT_EQ(RateOn(rates, Kind::kStandard, kStart - 1), nullptr);
  EXPECT_EQ(RateOn(rates, Kind::kStandard, kStart)->amount, P(1));
  EXPECT_EQ(RateOn(rates, Kind::kStandard, end - 1)->amount, P(1));
  EXPECT_EQ(RateOn(rates, Kind::kStandard, end)->amount, P(2));
  EXPECT_EQ(RateOn(rates, Kind::kEnhanced, kStart), nullptr);
  EXPECT_EQ(RateOn(rates, Kind::kCarerOneOff, kStart), nullptr);
}

TEST(DirectPaymentAmountsTest, ACarerIsPaidOnce) {
  const auto paid = CarerPayment({.kind = Kind::kCarerOneOff,
                                  .amount = P(25000),
                                  .from = kStart,
                                  .to = std::nullopt,
                                  .status = "in force",
                                  .source = "a"});
  EXPECT_EQ(paid.one_off, P(25000));
  EXPECT_EQ(paid.weekly, P(0));
  EXPECT_FALSE(paid.assumed);
  EXPECT_EQ(SumOf(paid), P(25000));
}

TEST(DirectPaymentAmountsTest, APartOfAWeekCountsByItsDays) {
  const auto paid = [](int first, int last) {
    return PaidForDays(P(10000), kStart, kStart + first, kStart + last);
  };
  EXPECT_EQ(paid(0, 6), P(10000));
  EXPECT_EQ(paid(0, 0), P(1428));  // 1,428.57
  EXPECT_EQ(paid(1, 1), P(1429));  // 2,857.14 less what was paid.
  EXPECT_EQ(paid(0, 1), P(2857));
  EXPECT_EQ(paid(0, 7), P(11428));
  EXPECT_EQ(paid(7, 13), P(10000));
  EXPECT_EQ(PaidForDays(P(0), kStart, kStart, kStart + 100), P(0));
}

TEST(DirectPaymentAmountsTest, PayPeriodsAreCountedFromTheStart) {
  const auto periods = SplitIntoPayPeriods(kStart, kStart + 10, kStart + 57, 4);
  ASSERT_EQ(periods.size(), 3);
  EXPECT_EQ(periods[0].first, kStart + 10);
  EXPECT_EQ(periods[0].last, kStart + 27);
  EXPECT_EQ(periods[1].first, kStart + 28);
  EXPECT_EQ(periods[1].last, kStart + 55);
  EXPECT_EQ(periods[2].last, kStart + 57);
  EXPECT_EQ(SplitIntoPayPeriods(kStart, kStart, kStart, 1).size(), 1);
  EXPECT_EQ(SplitIntoPayPeriods(kStart, kStart, kStart + 6, 1).size(), 1);
  EXPECT_EQ(SplitIntoPayPeriods(kStart, kStart, kStart + 7, 1).size(), 2);
}

}  // namespace
}  // namespace carereform::financial_assessments
