#include "services/financial_assessments/domain/weekly_deferral.h"

#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

Pence Pounds(int64_t pounds) { return Pence::FromPounds(pounds); }
const absl::CivilDay kMonday(2025, 10, 20);

TEST(WeeklyDeferral, IsTheChargeLessWhatIncomePays) {
  const WeeklyMeans means{Pounds(900), Pence(), Pounds(344), Pounds(144),
                          Pence()};
  EXPECT_EQ(PaidFromIncome(means), Pounds(200));
  EXPECT_EQ(DeferredAWeek(means), Pounds(700));
}

TEST(WeeklyDeferral, IncomeUpToWhatIsKeptPaysNothing) {
  WeeklyMeans means{Pounds(900), Pence(), Pounds(144), Pounds(144), Pence()};
  EXPECT_EQ(PaidFromIncome(means), Pence());
  means.income = means.kept + Pence::FromPence(1);
  EXPECT_EQ(PaidFromIncome(means).value(), 1);
  means.income = means.kept - Pence::FromPence(1);
  EXPECT_EQ(PaidFromIncome(means), Pence());
  EXPECT_EQ(DeferredAWeek(means), Pounds(900));
}

TEST(WeeklyDeferral, ATopUpThatIsDeferredAddsToIt) {
  const WeeklyMeans means{Pounds(900), Pounds(100), Pounds(344), Pounds(144),
                          Pounds(50)};
  EXPECT_EQ(DeferredAWeek(means), Pounds(750));
}

TEST(WeeklyDeferral, IsNeverBelowNothing) {
  WeeklyMeans means{Pounds(100), Pence(), Pounds(500), Pounds(144), Pence()};
  EXPECT_EQ(PaidFromIncome(means), Pounds(100));
  EXPECT_EQ(DeferredAWeek(means), Pence());
  means.other_payments = Pounds(10);
  EXPECT_EQ(DeferredAWeek(means), Pence());
}

TEST(WeeklyDeferral, TheDaysOfAWeekAddUpToIt) {
  for (const int64_t weekly : {0, 1, 6, 7, 8, 99'999, 100'000, 100'001}) {
    Pence sum;
    for (int day = 0; day < 7; ++day) {
      sum = sum + PartOfWeekOn(kMonday + day, Pence::FromPence(weekly),
                               absl::Weekday::monday);
    }
    EXPECT_EQ(sum.value(), weekly);
  }
}

// 8 pence: one more on the last day of the week, whichever that is.
TEST(WeeklyDeferral, AWeekBeginsOnTheDayOfThePolicy) {
  for (int day = 0; day < 7; ++day) {
    const auto begins = absl::GetWeekday(kMonday + day);
    for (int into = 0; into < 7; ++into) {
      EXPECT_EQ(PartOfWeekOn(kMonday + day + into, Pence::FromPence(8), begins)
                    .value(),
                into == 6 ? 2 : 1);
    }
  }
}

TEST(WeeklyDeferral, APartOfAWeekIsTheDifferenceOfFloors) {
  const int64_t weekly = 100'003;
  for (int from = 0; from <= 7; ++from) {
    for (int to = from; to <= 7; ++to) {
      Pence sum;
      for (int day = from; day < to; ++day) {
        sum = sum + PartOfWeekOn(kMonday + day, Pence::FromPence(weekly),
                                 absl::Weekday::monday);
      }
      EXPECT_EQ(sum.value(), weekly * to / 7 - weekly * from / 7);
    }
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
