#include "services/improvement/domain/rag.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using enum RagColour;

constexpr RagColours kColours = {{{kGreen, kAmber, kGreen, kGreen},
                                  {kAmber, kRed, kAmber, kGreen},
                                  {kRed, kRed, kAmber, kAmber}}};
constexpr absl::CivilDay kDay(2021, 4, 10);
constexpr absl::CivilDay kDue(2021, 6, 30);

// A rule with a narrow margin of 2.
RatingRule Rule(bool forecast = true, bool confidence = true) {
  return {.name = "rule",
          .known = absl::CivilDay(2021, 1, 1),
          .colours = kColours,
          .narrow_margin = 2000,
          .forecast_counts = forecast,
          .confidence_counts = confidence};
}

TargetReading Reading(Thousandths value) {
  return {.name = "reading",
          .known = absl::CivilDay(2021, 4, 5),
          .as_of = absl::CivilDay(2021, 3, 31),
          .value = value};
}

// At least 86 percent by 30 June 2021; 84.2 was read.
RagInputs AtLeast86(Thousandths value = 84'200) {
  return {.target = {.name = "target",
                     .kind = TargetKind::kNumber,
                     .aim = TargetAim::kHigh,
                     .number = 86'000,
                     .unit = "percent",
                     .due = kDue},
          .rules = {Rule()},
          .readings = {Reading(value)}};
}

std::string Reason(const RagInputs& inputs, absl::CivilDay day = kDay) {
  return ReasonOf(inputs, RagOn(inputs, day), day);
}

TEST(RagTest, AMissIsNarrowUpToItsOwnMargin) {
  const struct {
    Thousandths value;
    RagColour colour;
  } cases[] = {{86'001, kGreen}, {86'000, kGreen}, {85'999, kAmber},
               {84'000, kAmber}, {83'999, kRed},   {0, kRed}};
  for (const auto& one : cases) {
    EXPECT_EQ(RagOn(AtLeast86(one.value), kDay).colour, one.colour)
        << one.value;
  }
}

TEST(RagTest, WithAMarginOfNoughtEachMissIsSignificant) {
  RagInputs inputs = AtLeast86(85'999);
  inputs.rules[0].narrow_margin = 0;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kRed);
}

TEST(RagTest, ALowAimIsMissedFromAbove) {
  RagInputs inputs = AtLeast86(86'000);
  inputs.target.aim = TargetAim::kLow;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
  inputs.readings[0].value = 86'001;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kAmber);
  inputs.readings[0].value = 88'001;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kRed);
}

TEST(RagTest, ABandIsMissedOnBothSides) {
  RagInputs inputs = AtLeast86();
  inputs.target.kind = TargetKind::kBand;
  inputs.target.aim = TargetAim::kWithinBand;
  inputs.target.low = 17'000;
  inputs.target.high = 22'000;
  const struct {
    Thousandths value;
    RagColour colour;
  } cases[] = {{14'999, kRed},   {15'000, kAmber}, {16'999, kAmber},
               {17'000, kGreen}, {22'000, kGreen}, {22'001, kAmber},
               {24'000, kAmber}, {24'001, kRed}};
  for (const auto& one : cases) {
    inputs.readings[0].value = one.value;
    EXPECT_EQ(RagOn(inputs, kDay).colour, one.colour) << one.value;
  }
}

TEST(RagTest, ADirectionIsMetOnTheBetterSideOfTheBaseline) {
  RagInputs inputs = AtLeast86();
  inputs.target.kind = TargetKind::kDirection;
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoBaseline);
  inputs.target.baseline = 45'000;
  const struct {
    Thousandths value;
    RagColour colour;
  } cases[] = {
      {45'001, kGreen}, {45'000, kAmber}, {43'000, kAmber}, {42'999, kRed}};
  for (const auto& one : cases) {
    inputs.readings[0].value = one.value;
    EXPECT_EQ(RagOn(inputs, kDay).colour, one.colour) << one.value;
  }
  inputs.target.aim = TargetAim::kNotSaid;
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoTarget);
}

TEST(RagTest, CriteriaAreCounted) {
  RagInputs inputs = AtLeast86(0);
  inputs.target.kind = TargetKind::kQualitative;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
  inputs.readings[0].value = 2000;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kAmber);
  EXPECT_EQ(Reason(inputs),
            "Amber: 2 criteria unmet on 31 March 2021 misses every criterion, "
            "within the narrow margin of 2; 81 days to the due date.");
  inputs.readings[0].value = 3000;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kRed);
}

TEST(RagTest, ADeliverableIsRatedByItsLatestMilestone) {
  RagInputs inputs = AtLeast86();
  inputs.readings.clear();
  inputs.target.kind = TargetKind::kDeliverable;
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoMilestone);
  inputs.target.milestones = {{.name = "no day"}, {.name = "due", .due = kDay}};
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
  EXPECT_EQ(Reason(inputs),
            "Green: the deliverable meets every milestone in time; 81 days to "
            "the due date.");
  EXPECT_EQ(RagOn(inputs, kDay + 1).colour, kAmber);
  EXPECT_EQ(RagOn(inputs, kDay + 2).colour, kAmber);
  EXPECT_EQ(RagOn(inputs, kDay + 3).colour, kRed);
  EXPECT_EQ(Reason(inputs, kDay + 3),
            "Red: the deliverable misses every milestone in time by 3 days, "
            "beyond the narrow margin of 2; 78 days to the due date.");

  inputs.target.milestones[1].forecast = kDay + 2;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kAmber);
  inputs.target.milestones[1].achieved = kDay + 3;
  EXPECT_EQ(RagOn(inputs, kDay + 2).colour, kAmber);
  EXPECT_EQ(RagOn(inputs, kDay + 3).colour, kGreen);
  inputs.rules[0].forecast_counts = false;
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
}

TEST(RagTest, AForecastCountsUntilTheDueDayHasPassed) {
  RagInputs inputs = AtLeast86(80'000);
  inputs.forecasts = {{"forecast", kDay, 86'000}};
  EXPECT_EQ(RagOn(inputs, kDay - 1).colour, kRed);
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
  EXPECT_EQ(RagOn(inputs, kDue).colour, kGreen);
  EXPECT_EQ(RagOn(inputs, kDue + 1).colour, kRed);
  EXPECT_EQ(RagOn(inputs, kDue + 1).forecast, nullptr);
  inputs.rules[0] = Rule(/*forecast=*/false);
  EXPECT_EQ(RagOn(inputs, kDay).colour, kRed);
}

TEST(RagTest, ConfidenceMovesAColourByTheScheme) {
  const struct {
    Thousandths value;
    Confidence level;
    RagColour colour;
  } cases[] = {{86'000, Confidence::kNotEnough, kAmber},
               {86'000, Confidence::kFully, kGreen},
               {85'000, Confidence::kNotEnough, kRed},
               {85'000, Confidence::kCloser, kAmber},
               {85'000, Confidence::kFully, kGreen},
               {80'000, Confidence::kNotEnough, kRed},
               {80'000, Confidence::kCloser, kAmber},
               {80'000, Confidence::kFully, kAmber}};
  for (const auto& one : cases) {
    RagInputs inputs = AtLeast86(one.value);
    inputs.judgements = {{"judgement", kDay, one.level}};
    EXPECT_EQ(RagOn(inputs, kDay).colour, one.colour) << one.value;
    EXPECT_EQ(RagOn(inputs, kDay - 1).judgement, nullptr);
    EXPECT_EQ(RagOn(inputs, kDue + 1).judgement, nullptr);
    inputs.rules[0] = Rule(true, /*confidence=*/false);
    EXPECT_EQ(RagOn(inputs, kDay).judgement, nullptr);
  }
}

TEST(RagTest, NotRatedIsAStateWithAReason) {
  RagInputs inputs = AtLeast86();
  inputs.rules.clear();
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoRule);
  EXPECT_EQ(Reason(inputs),
            "Not rated: no rule says how narrow a miss of this target is.");

  inputs = AtLeast86();
  inputs.rules[0].information_only = true;
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kInformationOnly);

  inputs = AtLeast86();
  inputs.target.number.reset();
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoTarget);

  inputs = AtLeast86();
  inputs.readings.clear();
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNoReading);

  inputs = AtLeast86();
  inputs.readings[0].value.reset();
  inputs.readings[0].not_measured = "survey not run";
  inputs.readings[0].next_run = "February 2022";
  EXPECT_EQ(RagOn(inputs, kDay).not_rated, NotRated::kNotMeasured);
  EXPECT_EQ(Reason(inputs),
            "Not rated: nothing was measured for 31 March 2021: survey not "
            "run; next run: February 2022.");
}

TEST(RagTest, ACorrectionCountsFromTheDayItIsKnown) {
  RagInputs inputs = AtLeast86(80'000);
  TargetReading correction = Reading(87'000);
  correction.name = "correction";
  correction.known = kDay;
  correction.supersedes = "reading";
  inputs.readings.push_back(correction);
  EXPECT_EQ(RagOn(inputs, kDay - 1).colour, kRed);
  EXPECT_EQ(RagOn(inputs, kDay).colour, kGreen);
  EXPECT_EQ(RagOn(inputs, kDay).reading->name, "correction");
}

TEST(RagTest, TheReadingOfTheLatestDayCounts) {
  RagInputs inputs = AtLeast86(80'000);
  TargetReading late = Reading(90'000);
  late.name = "late";
  late.as_of = absl::CivilDay(2020, 12, 31);
  late.known = kDay;
  inputs.readings.push_back(late);
  EXPECT_EQ(RagOn(inputs, kDay).reading->name, "reading");
}

TEST(RagTest, TheReasonNamesEveryFigure) {
  RagInputs inputs = AtLeast86();
  EXPECT_EQ(Reason(inputs),
            "Amber: 84.2 percent on 31 March 2021 misses at least 86 percent "
            "by 1.8 percent, within the narrow margin of 2; 81 days to the due "
            "date.");
  inputs.readings[0].provisional = true;
  inputs.forecasts = {{"forecast", kDay, 83'500}};
  inputs.judgements = {{"judgement", kDay, Confidence::kNotEnough}};
  EXPECT_EQ(Reason(inputs),
            "Red: 84.2 percent on 31 March 2021 (provisional), forecast 83.5 "
            "percent for 30 June 2021, which misses at least 86 percent by 2.5 "
            "percent, beyond the narrow margin of 2; the actions are judged "
            "not to be enough; 81 days to the due date.");
  EXPECT_EQ(Reason(inputs, kDue + 1),
            "Amber: 84.2 percent on 31 March 2021 (provisional) misses at "
            "least 86 percent by 1.8 percent, within the narrow margin of 2; "
            "due 1 day ago.");
}

}  // namespace
}  // namespace carereform::improvement
