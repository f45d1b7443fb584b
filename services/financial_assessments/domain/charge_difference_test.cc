#include "services/financial_assessments/domain/charge_difference.h"

#include <cstdint>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/charge_weeks.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

constexpr absl::Weekday kMonday = absl::Weekday::monday;
const CivilDay kAMonday(2026, 4, 6);

ChargeRun RunOf(int from, int to, int64_t weekly) {
  return {kAMonday + from,
          kAMonday + to,
          Pence::FromPence(weekly),
          Outcome::kContribution,
          {}};
}

ChargeDifference Of(const std::vector<ChargeRun>& before,
                    const std::vector<ChargeRun>& after, int day) {
  return DifferenceOf(before, after, kAMonday + day, kMonday);
}

TEST(ChargeDifference, OfTheSameIsNone) {
  const ChargeDifference none =
      Of({RunOf(0, 70, 1000)}, {RunOf(0, 30, 1000), RunOf(30, 70, 1000)}, 40);
  EXPECT_TRUE(none.runs.empty());
  EXPECT_EQ(none.backdated, Pence());
  EXPECT_FALSE(none.first_affected.has_value());
  EXPECT_EQ(none.days, 0);
  EXPECT_EQ(none.months, 0);
}

TEST(ChargeDifference, ABillIsOfTheDaysGoneBy) {
  const ChargeDifference bill =
      Of({RunOf(0, 140, 1000)}, {RunOf(0, 14, 1000), RunOf(14, 140, 1700)}, 84);
  ASSERT_EQ(bill.runs.size(), 2u);
  EXPECT_EQ(bill.runs[0].from, kAMonday + 14);
  EXPECT_EQ(bill.runs[0].to, kAMonday + 84);
  EXPECT_EQ(bill.runs[0].difference, Pence::FromPence(7000));
  EXPECT_EQ(bill.runs[1].difference, Pence::FromPence(5600));
  EXPECT_EQ(bill.backdated, Pence::FromPence(7000));
  EXPECT_EQ(bill.first_affected, kAMonday + 14);
  EXPECT_EQ(bill.days, 70);
  EXPECT_EQ(bill.months, 2);  // From 20 April to 29 June.
}

TEST(ChargeDifference, ARefundIsNegative) {
  const ChargeDifference refund =
      Of({RunOf(0, 14, 1400)}, {RunOf(0, 7, 1400)}, 14);
  EXPECT_EQ(refund.backdated, Pence::FromPence(-1400));
  ASSERT_EQ(refund.runs.size(), 1u);
  EXPECT_EQ(refund.runs[0].new_weekly, Pence());
  EXPECT_EQ(refund.days, 7);
}

TEST(ChargeDifference, WhatIsToComeIsNotBackdated) {
  const ChargeDifference later =
      Of({RunOf(0, 70, 1000)}, {RunOf(0, 14, 1000), RunOf(14, 70, 900)}, 14);
  ASSERT_EQ(later.runs.size(), 1u);
  EXPECT_EQ(later.backdated, Pence());
  EXPECT_FALSE(later.first_affected.has_value());
}

// The oracle asks about each day by itself.
RC_GTEST_PROP(ChargeDifferenceProperty, AgreesWithEachDayByItself, ()) {
  const auto any_runs = [] {
    std::vector<ChargeRun> runs;
    int day = *rc::gen::inRange(0, 20);
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
      const int days = *rc::gen::inRange(1, 30);
      runs.push_back(
          RunOf(day, day + days, 100 * *rc::gen::inRange<int64_t>(0, 4)));
      day += days;
    }
    return runs;
  };
  const auto before = any_runs();
  const auto after = any_runs();
  const int today = *rc::gen::inRange(0, 150);
  const auto weekly_on = [](const std::vector<ChargeRun>& runs, CivilDay day) {
    for (const ChargeRun& run : runs) {
      if (run.from <= day && day < run.to) return run.weekly;
    }
    return Pence();
  };
  Pence backdated;
  Pence later;
  int64_t days = 0;
  for (int i = 0; i < 300; ++i) {
    const CivilDay day = kAMonday + i;
    const Pence old_weekly = weekly_on(before, day);
    const Pence new_weekly = weekly_on(after, day);
    const Pence change = AmountOver(new_weekly, day, day + 1, kMonday) -
                         AmountOver(old_weekly, day, day + 1, kMonday);
    if (i < today) {
      backdated = backdated + change;
      if (old_weekly != new_weekly) ++days;
    } else {
      later = later + change;
    }
  }
  const ChargeDifference difference = Of(before, after, today);
  RC_ASSERT(difference.backdated == backdated);
  RC_ASSERT(difference.days == days);
  Pence all;
  for (const ChangedRun& run : difference.runs) all = all + run.difference;
  RC_ASSERT(all == backdated + later);
}

}  // namespace
}  // namespace carereform::financial_assessments
