#include "services/financial_assessments/domain/deferral_rates.h"

#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;

MaximumRate RateFrom(CivilDay from, CivilDay to, int32_t hundredths) {
  return {from, to, hundredths, FigureStatus::kSecondary, "made for a test"};
}

TEST(DeferralRates, ChangeOnTheFirstOfJanuaryAndOfJuly) {
  const auto rates = DeferralRates::Make(
      {RateFrom(CivilDay(2024, 7, 1), CivilDay(2025, 1, 1), 405),
       RateFrom(CivilDay(2024, 1, 1), CivilDay(2024, 7, 1), 465)});
  ASSERT_TRUE(rates.ok());
  EXPECT_EQ(rates->On(CivilDay(2023, 12, 31)), nullptr);
  EXPECT_EQ(rates->On(CivilDay(2024, 1, 1))->hundredths, 465);
  EXPECT_EQ(rates->On(CivilDay(2024, 6, 30))->hundredths, 465);
  EXPECT_EQ(rates->On(CivilDay(2024, 7, 1))->hundredths, 405);
  EXPECT_EQ(rates->On(CivilDay(2024, 12, 31))->hundredths, 405);
  EXPECT_EQ(rates->On(CivilDay(2025, 1, 1)), nullptr);
}

TEST(DeferralRates, AGapStaysAGap) {
  const auto rates = DeferralRates::Make(
      {RateFrom(CivilDay(2024, 1, 1), CivilDay(2024, 7, 1), 465),
       RateFrom(CivilDay(2025, 1, 1), CivilDay(2025, 7, 1), 425)});
  ASSERT_TRUE(rates.ok());
  EXPECT_EQ(rates->On(CivilDay(2024, 7, 1)), nullptr);
  EXPECT_EQ(rates->On(CivilDay(2024, 12, 31)), nullptr);
  EXPECT_NE(rates->On(CivilDay(2025, 1, 1)), nullptr);
  EXPECT_EQ(DeferralRates().On(CivilDay(2024, 1, 1)), nullptr);
}

TEST(DeferralRates, NoDayHasTwoAndNoRateHasNone) {
  EXPECT_FALSE(DeferralRates::Make(
                   {RateFrom(CivilDay(2024, 1, 1), CivilDay(2024, 7, 2), 465),
                    RateFrom(CivilDay(2024, 7, 1), CivilDay(2025, 1, 1), 405)})
                   .ok());
  EXPECT_FALSE(DeferralRates::Make(
                   {RateFrom(CivilDay(2024, 1, 1), CivilDay(2024, 1, 1), 465)})
                   .ok());
}

TEST(DeferralRates, HalfYears) {
  EXPECT_EQ(HalfYearOf(CivilDay(2024, 6, 30)), CivilDay(2024, 1, 1));
  EXPECT_EQ(HalfYearOf(CivilDay(2024, 7, 1)), CivilDay(2024, 7, 1));
  EXPECT_EQ(HalfYearOf(CivilDay(2024, 12, 31)), CivilDay(2024, 7, 1));
  EXPECT_EQ(NextHalfYear(CivilDay(2024, 6, 30)), CivilDay(2024, 7, 1));
  EXPECT_EQ(NextHalfYear(CivilDay(2024, 12, 31)), CivilDay(2025, 1, 1));
}

}  // namespace
}  // namespace carereform::financial_assessments
