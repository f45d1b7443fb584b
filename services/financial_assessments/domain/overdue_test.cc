#include "services/financial_assessments/domain/overdue.h"

#include <string>
#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

const CivilDay kDay(2025, 10, 20);  // A Monday.

FinancialStandard Told(int64_t amount = 28) {
  FinancialStandard standard;
  standard.standard = kToldStandard;
  standard.amount = amount;
  standard.from = CivilDay(2025, 4, 1);
  standard.status = "in force";
  return standard;
}

CaseFacts Referred(CivilDay referred) {
  CaseFacts facts;
  facts.referred = DayNumber(referred);
  return facts;
}

TEST(DueDayTest, IsTheLastDayOnWhichNoMoreWorkingDaysHavePassed) {
  const BankHolidays& england = BankHolidays::England();
  // 28 working days after Monday 1 September are up on Thursday 9 October.
  EXPECT_EQ(*DueDay(Told(), CivilDay(2025, 9, 1), england),
            CivilDay(2025, 10, 9));
  // One more is a Friday, whose weekend belongs to it.
  EXPECT_EQ(*DueDay(Told(29), CivilDay(2025, 9, 1), england),
            CivilDay(2025, 10, 12));
  // Over the bank holiday of 25 August.
  EXPECT_EQ(*DueDay(Told(1), CivilDay(2025, 8, 22), england),
            CivilDay(2025, 8, 26));
  EXPECT_FALSE(DueDay(Told(), CivilDay(1990, 1, 1), england).ok());
}

TEST(StandardOnTest, IsTheOneThatAppliesOnTheDay) {
  FinancialStandard old = Told(40);
  old.from = CivilDay(2024, 1, 1);
  old.to = CivilDay(2025, 4, 1);
  const std::vector<FinancialStandard> standards = {old, Told()};
  EXPECT_FALSE(
      StandardOn(standards, "told", CivilDay(2023, 12, 31)).has_value());
  EXPECT_EQ(StandardOn(standards, "told", CivilDay(2024, 1, 1))->amount, 40);
  EXPECT_EQ(StandardOn(standards, "told", CivilDay(2025, 3, 31))->amount, 40);
  EXPECT_EQ(StandardOn(standards, "told", CivilDay(2025, 4, 1))->amount, 28);
  EXPECT_FALSE(StandardOn(standards, "other", kDay).has_value());
  old.status = "withdrawn";
  EXPECT_FALSE(StandardOn({old}, "told", CivilDay(2024, 6, 1)).has_value());
}

TEST(NeedsSideTest, IsOverdueAfterItsDueDayUntilItIsCompleted) {
  CaseFacts facts = Referred(kDay - 90);
  EXPECT_EQ(NeedsSideOn(facts, kDay, 0), NeedsSide::kUnknown);
  facts.needs_due = DayNumber(kDay);
  EXPECT_EQ(NeedsSideOn(facts, kDay, 0), NeedsSide::kNotOverdue);
  EXPECT_EQ(NeedsSideOn(facts, kDay, 1), NeedsSide::kOverdue);
  EXPECT_EQ(NeedsSideOn(facts, kDay + 1, 0), NeedsSide::kOverdue);
  facts.needs_completed = DayNumber(kDay) + 3;
  EXPECT_EQ(NeedsSideOn(facts, kDay + 2, 0), NeedsSide::kOverdue);
  EXPECT_EQ(NeedsSideOn(facts, kDay + 3, 0), NeedsSide::kNotOverdue);
  // Completed without a due day: known from that day on, and not before.
  facts.needs_due = kNoDay;
  EXPECT_EQ(NeedsSideOn(facts, kDay + 2, 0), NeedsSide::kUnknown);
  EXPECT_EQ(NeedsSideOn(facts, kDay + 3, 0), NeedsSide::kNotOverdue);
}

TEST(OverdueTest, BeginsTheDayAfterTheDueDayAndEndsWithTheWait) {
  const CivilDay due(2025, 10, 9);
  std::vector<CaseFacts> cases = {Referred(CivilDay(2025, 9, 1))};
  const auto count = [&](CivilDay day, int32_t horizon) {
    return OverdueOn(cases, day, horizon, Told(), BankHolidays::England())
        ->size();
  };
  EXPECT_EQ(count(due, 0), 0u);
  EXPECT_EQ(count(due + 1, 0), 1u);
  EXPECT_EQ(count(due, 1), 1u);
  EXPECT_EQ(count(due - 1, 1), 0u);
  EXPECT_EQ(count(CivilDay(2025, 8, 31), 90), 0u);  // Not referred yet.
  cases[0].decided = DayNumber(due) + 2;
  EXPECT_EQ(count(due + 1, 0), 1u);
  EXPECT_EQ(count(due + 2, 0), 0u);
  cases[0].decided = kNoDay;
  cases[0].left = DayNumber(due) + 2;
  EXPECT_EQ(count(due + 2, 0), 0u);
}

TEST(OverdueTest, RefusesYearsWithoutBankHolidays) {
  const std::vector<CaseFacts> cases = {Referred(CivilDay(1990, 1, 1))};
  EXPECT_EQ(OverdueOn(cases, kDay, 0, Told(), BankHolidays::England())
                .status()
                .code(),
            absl::StatusCode::kOutOfRange);
}

// The oracle counts the working days that have passed on the day before the
// one judged by: more than the standard allows were passed already.
RC_GTEST_PROP(OverdueProperty, AgreesWithCountingWorkingDays, ()) {
  const BankHolidays& england = BankHolidays::England();
  const CivilDay referred = CivilDay(2024, 11, 1) + *rc::gen::inRange(0, 300);
  const CivilDay day = referred + *rc::gen::inRange(0, 120);
  const int64_t amount = *rc::gen::inRange<int64_t>(1, 60);
  int64_t passed = 0;
  for (CivilDay walked = referred + 1; walked <= day - 1; ++walked) {
    passed += *england.IsWorkingDay(walked) ? 1 : 0;
  }
  // Overdue on `day` where the first day beyond the standard is before it or
  // is the day itself.
  passed += day > referred && *england.IsWorkingDay(day) ? 1 : 0;
  const auto overdue =
      OverdueOn({{Referred(referred)}}, day, 0, Told(amount), england);
  RC_ASSERT(overdue->size() == (passed > amount ? 1u : 0u));
}

}  // namespace
}  // namespace carereform::financial_assessments
