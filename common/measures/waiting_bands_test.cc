#include "common/measures/waiting_bands.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::measures {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;

constexpr char kHeader[] = "from_date,first_days,last_days\n";

std::vector<std::string> WordsOn(const WaitingBands& bands, CivilDay day) {
  std::vector<std::string> words;
  for (const WaitingBand& band : bands.On(day)) words.push_back(band.Words());
  return words;
}

MeasureQuery QueryOn(CivilDay day, const std::string& band = "") {
  MeasureQuery query;
  query.as_of = day;
  if (!band.empty()) query.filters[kWaitingBand] = band;
  return query;
}

TEST(WaitingBandTest, HoldsBothItsEnds) {
  const WaitingBand band{8, 14};
  EXPECT_FALSE(band.Holds(7));
  EXPECT_TRUE(band.Holds(8));
  EXPECT_TRUE(band.Holds(14));
  EXPECT_FALSE(band.Holds(15));
  EXPECT_EQ(band.Words(), "8 to 14 days");
  EXPECT_EQ(band.Word(), "8_to_14_days");
  const WaitingBand longest{57, std::nullopt};
  EXPECT_FALSE(longest.Holds(56));
  EXPECT_TRUE(longest.Holds(INT64_MAX));
  EXPECT_EQ(longest.Word(), "57_days_and_more");
}

TEST(WaitingBandsTest, ASetHoldsUntilTheNextBegins) {
  const auto bands =
      WaitingBands::Parse(absl::StrCat(kHeader,
                                       "2024-01-01,0,28\n2024-01-01,29,\n"
                                       "2025-04-01,0,13\n2025-04-01,14,\n"));
  ASSERT_THAT(bands.status(), IsOk());
  EXPECT_EQ(bands->first_day(), CivilDay(2024, 1, 1));
  EXPECT_THAT(WordsOn(*bands, CivilDay(2023, 12, 31)), IsEmpty());
  EXPECT_THAT(WordsOn(*bands, CivilDay(2024, 1, 1)),
              ElementsAre("0 to 28 days", "29 days and more"));
  EXPECT_THAT(WordsOn(*bands, CivilDay(2025, 3, 31)),
              ElementsAre("0 to 28 days", "29 days and more"));
  EXPECT_THAT(WordsOn(*bands, CivilDay(2025, 4, 1)),
              ElementsAre("0 to 13 days", "14 days and more"));
}

TEST(WaitingBandsTest, RefusesAFileInWhichAWaitHasNoBandOrTwo) {
  const struct {
    const char* lines;
    const char* said;
  } kCases[] = {
      {"", "line 1"},
      {"2024-01-01,1,\n", "line 2: first_days must be 0"},
      {"2024-01-01,0,7\n", "no last_days"},
      {"2024-01-01,0,7\n2024-01-01,9,\n", "line 3: first_days must be 8"},
      {"2024-01-01,0,7\n2024-01-01,7,\n", "line 3: first_days must be 8"},
      {"2024-01-01,0,-1\n2024-01-01,0,\n", "line 2"},
      {"2024-01-01,0,\n2024-01-01,8,\n", "line 3: nothing can follow"},
      {"2024-01-01,0,7\n2025-01-01,0,\n", "line 3: a set ends"},
      {"2025-01-01,0,\n2024-01-01,0,\n", "line 3: a set ends"},
      {"2024-02-30,0,\n", "line 2: from_date"},
      {"2024-01-01,0,week\n", "line 2"},
      {"2024-01-01,0\n", "line 2: a line has three fields"},
  };
  for (const auto& c : kCases) {
    const auto bands = WaitingBands::Parse(absl::StrCat(kHeader, c.lines));
    EXPECT_EQ(bands.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(bands.status().message()), HasSubstr(c.said))
        << c.lines;
  }
  EXPECT_FALSE(WaitingBands::Parse("days\n").ok());
}

TEST(WaitingBandsTest, TheBuiltInBandsAreOneTwoFourAndEightWeeks) {
  EXPECT_THAT(WordsOn(WaitingBands::BuiltIn(), CivilDay(2025, 10, 20)),
              ElementsAre("0 to 7 days", "8 to 14 days", "15 to 28 days",
                          "29 to 56 days", "57 days and more"));
}

TEST(BandAskedTest, IsTheOneThatTheFilterNames) {
  const CivilDay day(2025, 10, 20);
  EXPECT_EQ(*BandAsked(QueryOn(day)), std::nullopt);
  EXPECT_EQ((*BandAsked(QueryOn(day, "15_to_28_days")))->first, 15);
  EXPECT_THAT(BandAsked(QueryOn(day, "15_to_29_days")).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(
      BandAsked(QueryOn(CivilDay(1999, 12, 31), "0_to_7_days")).status(),
      HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

}  // namespace
}  // namespace carereform::measures
