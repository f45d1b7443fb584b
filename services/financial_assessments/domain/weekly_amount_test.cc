#include "services/financial_assessments/domain/weekly_amount.h"

#include <cstdint>

#include "absl/numeric/int128.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/circumstances_check.h"

namespace carereform::financial_assessments {
namespace {

struct Example {
  int64_t pence;
  Frequency frequency;
  WeekConvention week;
  int64_t times;  // What a week is: pence x times / over.
  int64_t over;
};

TEST(WeeklyAmount, IsExactInEveryFrequencyAndConvention) {
  using enum Frequency;
  using enum WeekConvention;
  const Example examples[] = {
      {1'00, kWeekly, k52, 1, 1},
      {1'01, kFortnightly, k365Over7, 1, 2},
      {1'03, kFourWeekly, k52Point14, 1, 4},
      {866'67, kMonthly, k52, 12, 52},
      {866'67, kMonthly, k52Point14, 1200, 5214},
      {866'67, kMonthly, k365Over7, 84, 365},
      {1'00, kQuarterly, k52, 4, 52},
      {1'00, kQuarterly, k52Point14, 400, 5214},
      {1'00, kQuarterly, k365Over7, 28, 365},
      {1'00, kHalfYearly, k52, 2, 52},
      {1'00, kHalfYearly, k52Point14, 200, 5214},
      {1'00, kHalfYearly, k365Over7, 14, 365},
      {1'00, kAnnually, k52, 1, 52},
      {1'00, kAnnually, k52Point14, 100, 5214},
      {1'00, kAnnually, k365Over7, 7, 365},
  };
  for (const Example& example : examples) {
    SCOPED_TRACE(static_cast<int>(example.frequency));
    SCOPED_TRACE(static_cast<int>(example.week));
    const ExactPence weekly = WeeklyAmount(Pence::FromPence(example.pence),
                                           example.frequency, example.week);
    // Cross-multiplied, so that nothing is rounded here either.
    EXPECT_EQ(static_cast<absl::int128>(weekly.parts()) * example.over,
              static_cast<absl::int128>(example.pence) * example.times *
                  kPartsPerPenny);
  }
}

TEST(WeeklyAmount, IsWholePenceWhereTheYearDividesEvenly) {
  EXPECT_EQ(WeeklyAmount(Pence::FromPence(433'33), Frequency::kMonthly,
                         WeekConvention::k52)
                .Floor(),
            Pence::FromPence(99'99));
  EXPECT_EQ(WeeklyAmount(Pence::FromPounds(5214), Frequency::kAnnually,
                         WeekConvention::k52Point14),
            ExactPence(Pence::FromPounds(100)));
  EXPECT_EQ(WeeklyAmount(Pence::FromPounds(365), Frequency::kAnnually,
                         WeekConvention::k365Over7),
            ExactPence(Pence::FromPounds(7)));
}

// Devon prints £2.31 and £5.77 for £10 and £25 a month: nearest pence of the
// same fractions (devon.gov.uk, "Examples of common financial assessments").
TEST(WeeklyAmount, IsWhatDevonPrintsToTheNearestPenny) {
  const auto nearest = [](int64_t pence) {
    const ExactPence weekly = WeeklyAmount(
        Pence::FromPence(pence), Frequency::kMonthly, WeekConvention::k52);
    return (weekly + ExactPence::FromParts(kPartsPerPenny / 2)).Floor();
  };
  EXPECT_EQ(nearest(10'00), Pence::FromPence(2'31));
  EXPECT_EQ(nearest(25'00), Pence::FromPence(5'77));
}

TEST(WeeklyAmount, OfTheGreatestPaymentStaysInRange) {
  for (int frequency = 1; frequency <= 7; ++frequency) {
    for (int week = 1; week <= 3; ++week) {
      const ExactPence weekly =
          WeeklyAmount(kGreatestPayment, static_cast<Frequency>(frequency),
                       static_cast<WeekConvention>(week));
      EXPECT_GT(weekly, ExactPence());
      EXPECT_LE(weekly, ExactPence(kGreatestPayment));
    }
  }
}

// Halves stay exact, which half of a pension relies on.
RC_GTEST_PROP(WeeklyAmountProperty, IsAnEvenNumberOfParts, ()) {
  const auto weekly =
      WeeklyAmount(Pence::FromPence(*rc::gen::inRange<int64_t>(0, 100'000'00)),
                   static_cast<Frequency>(*rc::gen::inRange(1, 8)),
                   static_cast<WeekConvention>(*rc::gen::inRange(1, 4)));
  RC_ASSERT(weekly.parts() % 2 == 0);
}

}  // namespace
}  // namespace carereform::financial_assessments
