#include "services/assessments/journey_rules.h"

#include <ostream>

#include "carereform/assessments/v1/referral.pb.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "common/types/civil_date.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::HasSubstr;

const CivilDay kDay(2025, 10, 20);

TEST(JourneyRulesTest, EachRatingHasAFrequencyAndRedIsEscalated) {
  const auto& all = JourneyRules::BuiltIn().frequencies;
  for (const uint16_t rating :
       {v1::RISK_RATING_UNSPECIFIED, v1::GREEN, v1::AMBER, v1::RED}) {
    const ContactFrequency* one = FrequencyOn(all, rating, kDay);
    ASSERT_NE(one, nullptr) << rating;
    EXPECT_EQ(one->status, "assumed");
    EXPECT_EQ(one->escalate_to,
              rating == v1::RED ? "strategic_service_manager" : "");
  }
  EXPECT_EQ(FrequencyOn(all, v1::RED, kDay)->every_days, 7);
  EXPECT_EQ(FrequencyOn(all, v1::RED, CivilDay(2024, 1, 31)), nullptr);
}

TEST(JourneyRulesTest, BandsAreThoseThatWerePublished) {
  const auto& all = JourneyRules::BuiltIn().bands;
  struct Case {
    const char* sequel;
    CivilDay day;
    int64_t low, high;
  };
  for (const Case& c : {Case{"prevent", CivilDay(2018, 6, 30), 56, 61},
                        Case{"reduce", CivilDay(2021, 3, 31), 17, 22},
                        Case{"delay", CivilDay(2020, 3, 31), 10, 15},
                        Case{"meet", CivilDay(2018, 4, 1), 6, 11},
                        Case{"prevent", CivilDay(2022, 6, 30), 55, 60},
                        Case{"reduce", CivilDay(2023, 6, 30), 18, 23},
                        Case{"delay", CivilDay(2023, 6, 30), 10, 15},
                        Case{"meet", CivilDay(2024, 3, 31), 7, 12}}) {
    const SequelBand* band = BandOn(all, c.sequel, c.day);
    ASSERT_NE(band, nullptr) << c.sequel;
    EXPECT_EQ(band->low, c.low) << c.sequel;
    EXPECT_EQ(band->high, c.high) << c.sequel;
  }
  EXPECT_EQ(BandOn(all, "meet", CivilDay(2018, 3, 31)), nullptr);
  EXPECT_EQ(BandOn(all, "meet", CivilDay(2021, 10, 1)), nullptr);
  EXPECT_EQ(BandOn(all, "meet", CivilDay(2024, 4, 1)), nullptr);
}

TEST(JourneyRulesTest, LongTermSupportIsReviewedYearlyAndPlacementsThrice) {
  const auto& all = JourneyRules::BuiltIn().intervals;
  const int32_t start = DayNumber(kDay);
  const auto first_due = [&](v1::Support::Kind kind) {
    return ReviewCycles(all, {.kind = static_cast<uint16_t>(kind),
                              .started = start,
                              .reviewed = {}})[0]
        .due;
  };
  for (const auto kind :
       {v1::Support::LONG_TERM_COMMUNITY, v1::Support::LONG_TERM_RESIDENTIAL,
        v1::Support::LONG_TERM_NURSING, v1::Support::LONG_TERM_PRISON,
        v1::Support::CARER_SUPPORT}) {
    EXPECT_EQ(first_due(kind), DayNumber(CivilDay(2026, 10, 20)));
  }
  EXPECT_EQ(first_due(v1::Support::SHORT_TERM_PLACEMENT), start + 7);
}

TEST(JourneyRulesTest, MessagesAreFoundByIdAndDay) {
  const auto& all = JourneyRules::BuiltIn().messages;
  ASSERT_NE(MessageOn(all, "delay_expected", kDay), nullptr);
  EXPECT_THAT(MessageOn(all, "delay_expected", kDay)->text,
              HasSubstr("longer"));
  EXPECT_EQ(MessageOn(all, "delay_expected", CivilDay(2024, 1, 31)), nullptr);
  EXPECT_EQ(MessageOn(all, "no_such", kDay), nullptr);
}

struct BadFile {
  std::string name;
  absl::Status status;
  std::string words;
};
std::ostream& operator<<(std::ostream& out, const BadFile& c) {
  return out << c.name;
}

std::string Wells(const std::string& line) {
  return "rating,contact_every_days,escalate_to,from_date,to_date,status,"
         "source\n" +
         line;
}
std::string Bands(const std::string& line) {
  return "sequel,low_percent,high_percent,from_date,to_date,status,source\n" +
         line;
}
std::string Intervals(const std::string& line) {
  return "kind,after,months,days,from_date,to_date,status,source\n" + line;
}
std::string Messages(const std::string& line) {
  return "id,text,from_date,to_date,status,source\n" + line;
}

class BadRulesFileTest : public testing::TestWithParam<BadFile> {};

TEST_P(BadRulesFileTest, IsRefusedWithItsLine) {
  EXPECT_EQ(GetParam().status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(GetParam().status.message()),
              HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadRulesFileTest,
    testing::ValuesIn(std::vector<BadFile>{
        {"Rating",
         ParseWaitingWell(Wells("blue,7,,2025-01-01,,assumed,a\n")).status(),
         "line 2 has a rating"},
        {"NoDays",
         ParseWaitingWell(Wells("red,0,,2025-01-01,,assumed,a\n")).status(),
         "line 2 needs a contact_every_days from 1"},
        {"TooManyDays",
         ParseWaitingWell(Wells("red,367,,2025-01-01,,assumed,a\n")).status(),
         "to 366"},
        {"Status",
         ParseWaitingWell(Wells("red,7,,2025-01-01,,sure,a\n")).status(),
         "line 2 has a status"},
        {"Source",
         ParseWaitingWell(Wells("red,7,,2025-01-01,,assumed,\n")).status(),
         "line 2 has no source"},
        {"From",
         ParseWaitingWell(Wells("red,7,,2025-02-30,,assumed,a\n")).status(),
         "line 2 has no from_date"},
        {"ToBeforeFrom",
         ParseWaitingWell(Wells("red,7,,2025-01-01,2025-01-01,assumed,a\n"))
             .status(),
         "line 2 has a to_date"},
        {"TooFewValues", ParseWaitingWell(Wells("red,7\n")).status(), "line 2"},
        {"Sequel",
         ParseSequelBands(Bands("cure,1,2,2025-01-01,,in force,a\n")).status(),
         "line 2 has a sequel"},
        {"HighBelowLow",
         ParseSequelBands(Bands("meet,3,2,2025-01-01,,in force,a\n")).status(),
         "high_percent from 3"},
        {"Kind",
         ParseReviewIntervals(
             Intervals("x,review,12,,2025-01-01,,in force,a\n"))
             .status(),
         "line 2 has a kind"},
        {"After",
         ParseReviewIntervals(
             Intervals("carer_support,birth,12,,2025-01-01,,in force,a\n"))
             .status(),
         "line 2 has an after"},
        {"MonthsAndDays",
         ParseReviewIntervals(
             Intervals("carer_support,review,12,3,2025-01-01,,in force,a\n"))
             .status(),
         "either months or days"},
        {"NeitherMonthsNorDays",
         ParseReviewIntervals(
             Intervals("carer_support,review,,,2025-01-01,,in force,a\n"))
             .status(),
         "either months or days"},
        {"NoText",
         ParseWaitingMessages(Messages("x,,2025-01-01,,assumed,a\n")).status(),
         "line 2 needs an id and a text"},
    }),
    [](const testing::TestParamInfo<BadFile>& file) {
      return file.param.name;
    });

}  // namespace
}  // namespace carereform::assessments
