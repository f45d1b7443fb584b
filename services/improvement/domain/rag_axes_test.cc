#include "services/improvement/domain/rag_axes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

constexpr absl::CivilDay kDay(2024, 5, 1);

TargetReading Of(int year, int month, int day, Thousandths value) {
  const absl::CivilDay as_of(year, month, day);
  return {.name = absl::FormatCivilTime(as_of),
          .known = as_of,
          .as_of = as_of,
          .value = value};
}

RagInputs High(std::vector<TargetReading> readings) {
  return {.target = {.name = "target",
                     .kind = TargetKind::kNumber,
                     .aim = TargetAim::kHigh,
                     .number = 90'000},
          .rules = {{.name = "rule",
                     .known = absl::CivilDay(2020, 1, 1),
                     .similar_margin = 500}},
          .readings = std::move(readings)};
}

TEST(RagAxesTest, TheAimSaysWhichSideIsBetter) {
  RatedTarget target{
      .name = "target", .kind = TargetKind::kNumber, .aim = TargetAim::kHigh};
  EXPECT_EQ(SideOf(target, 11, 10, 0), Side::kBetter);
  EXPECT_EQ(SideOf(target, 10, 10, 0), Side::kSimilar);
  EXPECT_EQ(SideOf(target, 9, 10, 0), Side::kWorse);
  EXPECT_EQ(SideOf(target, 9, 10, 1), Side::kSimilar);
  EXPECT_EQ(SideOf(target, 12, 10, 1), Side::kBetter);
  target.aim = TargetAim::kLow;
  EXPECT_EQ(SideOf(target, 11, 10, 0), Side::kWorse);
  target.aim = TargetAim::kNotSaid;
  EXPECT_EQ(SideOf(target, 11, 10, 0), Side::kNotKnown);
  target.kind = TargetKind::kBand;
  target.low = 10;
  target.high = 15;
  EXPECT_EQ(SideOf(target, 18, 20, 0), Side::kBetter);
  EXPECT_EQ(SideOf(target, 11, 14, 0), Side::kSimilar);
  EXPECT_EQ(SideOf(target, 8, 16, 0), Side::kWorse);
}

TEST(RagAxesTest, ATrendIsOfTheLastTwoReadings) {
  EXPECT_EQ(TrendOn(High({}), kDay).side, Side::kNotKnown);
  EXPECT_EQ(TrendOn(High({Of(2024, 3, 31, 1)}), kDay).side, Side::kNotKnown);
  const Axis trend =
      TrendOn(High({Of(2024, 3, 31, 80'100), Of(2023, 12, 31, 80'000)}), kDay);
  EXPECT_EQ(trend.side, Side::kBetter);
  EXPECT_EQ(trend.reason, "80.1 on 31 March 2024, 80 on 31 December 2023.");
}

TEST(RagAxesTest, NothingIsComparedAcrossABreak) {
  RagInputs inputs = High({Of(2023, 3, 31, 80'000), Of(2023, 12, 31, 70'000),
                           Of(2024, 3, 31, 85'000)});
  EXPECT_EQ(YearOnYearOn(inputs, kDay).side, Side::kBetter);
  inputs.readings[1].series_break = "counted anew";
  EXPECT_EQ(TrendOn(inputs, kDay).side, Side::kBetter);
  const Axis year = YearOnYearOn(inputs, kDay);
  EXPECT_EQ(year.side, Side::kNotKnown);
  EXPECT_EQ(year.reason,
            "Not known: the series breaks on 31 December 2023: counted anew.");
  inputs.readings[2].series_break = "counted anew again";
  EXPECT_EQ(TrendOn(inputs, kDay).side, Side::kNotKnown);
}

TEST(RagAxesTest, LastYearIsTheSameDay) {
  EXPECT_EQ(
      YearOnYearOn(High({Of(2023, 3, 30, 1), Of(2024, 3, 31, 2)}), kDay).reason,
      "Not known: there is no reading of 31 March 2023.");
  EXPECT_EQ(
      YearOnYearOn(High({Of(2023, 2, 28, 9000), Of(2024, 2, 29, 8500)}), kDay)
          .side,
      Side::kSimilar);
  EXPECT_EQ(
      YearOnYearOn(High({Of(2023, 2, 28, 9000), Of(2024, 2, 29, 8499)}), kDay)
          .side,
      Side::kWorse);
}

TEST(RagAxesTest, AComparatorIsAnAxisOfItsOwn) {
  // Below its target, better than England and worse than a year before.
  const RagInputs inputs =
      High({Of(2023, 3, 31, 89'400), Of(2024, 3, 31, 85'700)});
  const std::vector<ComparedFigure> england = {{"c", absl::CivilDay(2024, 1, 1),
                                                "national average", "England",
                                                "2021/22", 81'800}};
  const Axis axis = ComparatorOn(inputs, england, kDay);
  EXPECT_EQ(axis.side, Side::kBetter);
  EXPECT_EQ(axis.reason,
            "85.7 on 31 March 2024; national average, England 2021/22: 81.8.");
  EXPECT_EQ(YearOnYearOn(inputs, kDay).side, Side::kWorse);
  EXPECT_EQ(ComparatorOn(inputs, {}, kDay).side, Side::kNotKnown);
  EXPECT_EQ(ComparatorOn(inputs, england, absl::CivilDay(2023, 12, 31)).side,
            Side::kNotKnown);
}

}  // namespace
}  // namespace carereform::improvement
