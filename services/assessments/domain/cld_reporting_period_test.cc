#include "services/assessments/domain/cld_reporting_period.h"

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

const CivilDay kReceived(2025, 10, 15);

// Adds `n` events of each of `kinds` kinds that ended in the month.
void AddMonth(EndedEvents& events, int month, int n, int kinds = 1) {
  for (int kind = 1; kind <= kinds; ++kind) {
    for (int i = 0; i < n; ++i) {
      events.Add(static_cast<EventKind>(kind), CivilDay(2025, month, 28));
    }
  }
}

Period Months(int first, int last) {
  return {CivilDay(2025, first, 1), CivilDay(2025, last + 1, 1)};
}

TEST(DerivedPeriod, LeavesOutMonthsWithLessThanTwoPercent) {
  EndedEvents enough;
  AddMonth(enough, 4, 2);
  AddMonth(enough, 5, 98);
  EXPECT_EQ(enough.DerivedPeriod(kReceived), Months(4, 5));
  EndedEvents few;
  AddMonth(few, 4, 2);
  AddMonth(few, 5, 99);
  EXPECT_EQ(few.DerivedPeriod(kReceived), Months(5, 5));
}

TEST(DerivedPeriod, TakesEveryMonthOfFewerThanAHundredEvents) {
  EndedEvents events;
  AddMonth(events, 1, 1);
  AddMonth(events, 5, 98);
  EXPECT_EQ(events.DerivedPeriod(kReceived), Months(1, 5));
  AddMonth(events, 5, 1);
  EXPECT_EQ(events.DerivedPeriod(kReceived), Months(5, 5));
}

TEST(DerivedPeriod, AllowsOneKindFewerThanTheMost) {
  EndedEvents events;
  AddMonth(events, 4, 50, 2);
  AddMonth(events, 5, 50, 3);
  AddMonth(events, 6, 50, 4);
  EXPECT_EQ(events.DerivedPeriod(kReceived), Months(5, 6));
}

TEST(DerivedPeriod, KeepsAGapBetweenMonthsThatCount) {
  EndedEvents events;
  AddMonth(events, 4, 60);
  AddMonth(events, 5, 1);
  AddMonth(events, 6, 60);
  EXPECT_EQ(events.DerivedPeriod(kReceived), Months(4, 6));
}

TEST(DerivedPeriod, LeavesOutTheMonthOfReceiptAndLater) {
  EndedEvents events;
  events.Add(EventKind::kRequest, CivilDay(2025, 9, 30));
  events.Add(EventKind::kRequest, CivilDay(2025, 10, 1));
  EXPECT_EQ(events.DerivedPeriod(kReceived), Months(9, 9));
  EXPECT_EQ(events.DerivedPeriod(CivilDay(2025, 9, 30)), std::nullopt);
}

TEST(DerivedPeriod, IsNoneWithoutEnds) {
  EXPECT_EQ(EndedEvents().DerivedPeriod(kReceived), std::nullopt);
}

TEST(CldQuarterLabel, IsOfTheFinancialYear) {
  EXPECT_EQ(CldQuarterLabel(CivilDay(2026, 3, 31)), "25-26_Q4");
  EXPECT_EQ(CldQuarterLabel(CivilDay(2026, 4, 1)), "26-27_Q1");
  EXPECT_EQ(CldQuarterLabel(CivilDay(2099, 12, 31)), "99-00_Q3");
}

}  // namespace
}  // namespace carereform::assessments
