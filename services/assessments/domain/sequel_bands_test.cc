#include "services/assessments/domain/sequel_bands.h"

#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;

SequelBand Prevent() {
  return {.sequel = "prevent",
          .low = 56,
          .high = 61,
          .from = CivilDay(2018, 4, 1),
          .to = CivilDay(2022, 4, 1),
          .status = "in force",
          .source = "a paper"};
}

TEST(SequelBandsTest, BothEndsAreWithin) {
  const SequelBand band = Prevent();
  EXPECT_EQ(PlaceIn(band, 5599, 10000), BandPlace::kBelow);
  EXPECT_EQ(PlaceIn(band, 5600, 10000), BandPlace::kWithin);
  EXPECT_EQ(PlaceIn(band, 6100, 10000), BandPlace::kWithin);
  EXPECT_EQ(PlaceIn(band, 6101, 10000), BandPlace::kAbove);
  EXPECT_EQ(PlaceIn(band, 0, 1), BandPlace::kBelow);
}

TEST(SequelBandsTest, PlacesHaveWords) {
  EXPECT_EQ(PlaceWord(BandPlace::kBelow), "below");
  EXPECT_EQ(PlaceWord(BandPlace::kWithin), "within");
  EXPECT_EQ(PlaceWord(BandPlace::kAbove), "above");
}

TEST(SequelBandsTest, ABandAppliesFromItsFirstDayUpToItsEnd) {
  SequelBand band = Prevent();
  EXPECT_EQ(BandOn({band}, "prevent", CivilDay(2018, 3, 31)), nullptr);
  EXPECT_NE(BandOn({band}, "prevent", CivilDay(2018, 4, 1)), nullptr);
  EXPECT_NE(BandOn({band}, "prevent", CivilDay(2022, 3, 31)), nullptr);
  EXPECT_EQ(BandOn({band}, "prevent", CivilDay(2022, 4, 1)), nullptr);
  EXPECT_EQ(BandOn({band}, "meet", CivilDay(2018, 4, 1)), nullptr);
  band.status = "withdrawn";
  EXPECT_EQ(BandOn({band}, "prevent", CivilDay(2018, 4, 1)), nullptr);
}

}  // namespace
}  // namespace carereform::assessments
