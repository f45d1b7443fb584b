#include "services/assessments/domain/cld_costs.h"

#include <ostream>

#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_test_events.h"

namespace carereform::assessments {

void PrintTo(const Ratio& ratio, std::ostream* out) {
  *out << ratio.numerator << "/" << ratio.denominator;
}

namespace {

using dhsc_tests::Day;

ServiceCost CostOf(int64_t pence, CostFrequency frequency,
                   std::optional<int64_t> hundredths = std::nullopt) {
  return {Pence::FromPence(pence), frequency, hundredths};
}

struct WeekCase {
  const char* name;
  ServiceCost cost;
  std::optional<Ratio> pence;
};

std::ostream& operator<<(std::ostream& out, const WeekCase& c) {
  return out << c.name;
}

class PencePerWeekTest : public testing::TestWithParam<WeekCase> {};

TEST_P(PencePerWeekTest, IsExact) {
  EXPECT_EQ(PencePerWeek(GetParam().cost), GetParam().pence);
}

INSTANTIATE_TEST_SUITE_P(
    Frequencies, PencePerWeekTest,
    testing::Values(
        WeekCase{"weekly, whatever is planned",
                 CostOf(700, CostFrequency::kWeekly, 300), Ratio{700, 1}},
        WeekCase{"fortnightly", CostOf(701, CostFrequency::kFortnightly),
                 Ratio{701, 2}},
        WeekCase{"4-weekly", CostOf(700, CostFrequency::kFourWeekly),
                 Ratio{175, 1}},
        WeekCase{"monthly", CostOf(1300, CostFrequency::kMonthly),
                 Ratio{300, 1}},
        WeekCase{"quarterly", CostOf(100, CostFrequency::kQuarterly),
                 Ratio{100, 13}},
        WeekCase{"annually", CostOf(5200, CostFrequency::kAnnually),
                 Ratio{100, 1}},
        WeekCase{"hourly", CostOf(2000, CostFrequency::kHourly, 1050),
                 Ratio{21000, 1}},
        WeekCase{"unknown frequency",
                 CostOf(2000, CostFrequency::kUnknown, 100), Ratio{2000, 1}},
        WeekCase{"minus signs are taken off",
                 CostOf(-2000, CostFrequency::kHourly, -100), Ratio{2000, 1}},
        WeekCase{"hourly, none planned",
                 CostOf(2000, CostFrequency::kHourly, 0), std::nullopt},
        WeekCase{"daily, not said", CostOf(2000, CostFrequency::kDaily),
                 std::nullopt},
        WeekCase{"one-off", CostOf(2000, CostFrequency::kOneOff, 100),
                 std::nullopt},
        WeekCase{"no cost", CostOf(0, CostFrequency::kWeekly), std::nullopt},
        WeekCase{"cost not given",
                 {std::nullopt, CostFrequency::kWeekly, 100},
                 std::nullopt}));

const Period kQuarter{absl::CivilDay(2026, 1, 1), absl::CivilDay(2026, 4, 1)};

TEST(WeeksOfService, AreClippedToThePeriodWithBothEnds) {
  const auto weeks = [](int32_t start, int32_t end) {
    return WeeksOfService(start, end, kQuarter);
  };
  const int32_t first = Day(2026, 1, 1);
  const int32_t last = Day(2026, 3, 31);
  EXPECT_EQ(weeks(first, first), (Ratio{1, 7}));
  EXPECT_EQ(weeks(first, first + 6), (Ratio{1, 1}));
  EXPECT_EQ(weeks(first - 100, first), (Ratio{1, 7}));
  EXPECT_EQ(weeks(first - 100, first - 1), std::nullopt);
  EXPECT_EQ(weeks(last, kNoEventDay), (Ratio{1, 7}));
  EXPECT_EQ(weeks(last + 1, kNoEventDay), std::nullopt);
  EXPECT_EQ(weeks(first - 1, kNoEventDay), (Ratio{90, 7}));
  EXPECT_EQ(weeks(first, last + 1), (Ratio{90, 7}));
}

TEST(PenceInPeriod, IsTheCostAWeekByTheWeeks) {
  const int32_t first = Day(2026, 1, 1);
  EXPECT_EQ(PenceInPeriod(CostOf(700, CostFrequency::kWeekly), first, first + 1,
                          kQuarter),
            (Ratio{200, 1}));
  EXPECT_EQ(PenceInPeriod(CostOf(-700, CostFrequency::kOneOff), first,
                          kNoEventDay, kQuarter),
            (Ratio{700, 1}));
  EXPECT_EQ(PenceInPeriod(CostOf(700, CostFrequency::kOneOff), first - 9,
                          first - 1, kQuarter),
            std::nullopt);
  EXPECT_EQ(PenceInPeriod(CostOf(700, CostFrequency::kHourly), first,
                          kNoEventDay, kQuarter),
            std::nullopt);
}

}  // namespace
}  // namespace carereform::assessments
