#include "services/assessments/domain/assessment_types.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

const CivilDay kFrom(2025, 4, 1);
const CivilDay kTo(2025, 10, 1);

RuleDates From(CivilDay from) {
  return {.from = from, .to = {}, .status = "in force", .source = "a paper"};
}

RuleDates Between(CivilDay from, CivilDay to) {
  RuleDates dates = From(from);
  dates.to = to;
  return dates;
}

TEST(RuleDatesTest, CoverFromTheFirstDayUntilTheDayBeforeTheLast) {
  const RuleDates dates = Between(kFrom, kTo);
  EXPECT_FALSE(dates.Cover(kFrom - 1));
  EXPECT_TRUE(dates.Cover(kFrom));
  EXPECT_TRUE(dates.Cover(kTo - 1));
  EXPECT_FALSE(dates.Cover(kTo));
  EXPECT_TRUE(From(kFrom).Cover(CivilDay(2200, 1, 1)));
}

TEST(RuleDatesTest, AWithdrawnRuleCoversNothing) {
  RuleDates dates = From(kFrom);
  dates.status = "withdrawn";
  EXPECT_FALSE(dates.Cover(kFrom));
  dates.status = "assumed";
  EXPECT_TRUE(dates.Cover(kFrom));
}

AssessmentTypes Types() {
  return {.stages = {{"a", Stage::kTriage, Use::kRequired, Between(kFrom, kTo)},
                     {"a", Stage::kTriage, Use::kNotUsed, From(kTo)},
                     {"b", Stage::kStart, Use::kNotUsed, From(kFrom)}},
          .eligibility = {{"a", Use::kNotUsed, From(kFrom)}},
          .start_by = {{"a", 17, Between(kFrom, kTo)}}};
}

Use TriageOf(const char* type, CivilDay day) {
  return UsesOn(Types(), type, day)[IndexOf(Stage::kTriage)];
}

TEST(AssessmentTypesTest, AStageIsWhatTheRuleOfTheDaySays) {
  EXPECT_EQ(TriageOf("a", kFrom - 1), Use::kOptional) << "no rule tells";
  EXPECT_EQ(TriageOf("a", kFrom), Use::kRequired);
  EXPECT_EQ(TriageOf("a", kTo - 1), Use::kRequired);
  EXPECT_EQ(TriageOf("a", kTo), Use::kNotUsed);
  EXPECT_EQ(TriageOf("b", kTo), Use::kOptional) << "another type";
  EXPECT_EQ(UsesOn(Types(), "b", kTo)[IndexOf(Stage::kStart)], Use::kNotUsed);
}

TEST(AssessmentTypesTest, EligibilityAndStartByAreThoseOfTheDay) {
  EXPECT_EQ(EligibilityOn(Types(), "a", kFrom), Use::kNotUsed);
  EXPECT_EQ(EligibilityOn(Types(), "a", kFrom - 1), Use::kOptional);
  EXPECT_EQ(EligibilityOn(Types(), "b", kFrom), Use::kOptional);
  EXPECT_EQ(StartByAgeOn(Types(), "a", kFrom), 17);
  EXPECT_EQ(StartByAgeOn(Types(), "a", kTo), std::nullopt);
  EXPECT_EQ(StartByAgeOn(Types(), "b", kFrom), std::nullopt);
}

StageUses AllOptional() {
  StageUses uses;
  uses.fill(Use::kOptional);
  return uses;
}

TEST(AssessmentTypesTest, TheLatestStageIsTheReferralUntilALaterOneHasADay) {
  StageDays days;
  EXPECT_EQ(LatestStage(days), Stage::kReferral);
  days[IndexOf(Stage::kContact)] = kFrom;
  EXPECT_EQ(LatestStage(days), Stage::kReferral);
  days[IndexOf(Stage::kStart)] = kFrom;
  EXPECT_EQ(LatestStage(days), Stage::kStart);
}

TEST(AssessmentTypesTest, ARequiredStageThatWasPassedWithoutADayIsMissing) {
  StageUses uses = AllOptional();
  uses[IndexOf(Stage::kAllocation)] = Use::kRequired;
  uses[IndexOf(Stage::kCompletion)] = Use::kRequired;
  StageDays days;
  days[IndexOf(Stage::kReferral)] = kFrom;
  EXPECT_THAT(MissingStages(uses, days), IsEmpty()) << "all is still to come";
  days[IndexOf(Stage::kAllocation)] = kFrom;
  EXPECT_THAT(MissingStages(uses, days), IsEmpty());
  days[IndexOf(Stage::kAllocation)].reset();
  days[IndexOf(Stage::kStart)] = kFrom;
  EXPECT_THAT(MissingStages(uses, days), ElementsAre(Stage::kAllocation));
  days[IndexOf(Stage::kDecision)] = kFrom;
  EXPECT_THAT(MissingStages(uses, days),
              ElementsAre(Stage::kAllocation, Stage::kCompletion));
}

TEST(AssessmentTypesTest, AStageFollowsOverOptionalOnesOnly) {
  StageUses uses = AllOptional();
  uses[IndexOf(Stage::kAllocation)] = Use::kRequired;
  EXPECT_TRUE(Follows(uses, Stage::kReferral, Stage::kTriage));
  EXPECT_TRUE(Follows(uses, Stage::kReferral, Stage::kAllocation));
  EXPECT_FALSE(Follows(uses, Stage::kReferral, Stage::kStart));
  EXPECT_TRUE(Follows(uses, Stage::kAllocation, Stage::kServiceStart));
  EXPECT_FALSE(Follows(uses, Stage::kAllocation, Stage::kAllocation));
  EXPECT_FALSE(Follows(uses, Stage::kAllocation, Stage::kTriage));
  uses[IndexOf(Stage::kTriage)] = Use::kNotUsed;
  EXPECT_FALSE(Follows(uses, Stage::kReferral, Stage::kTriage));
  EXPECT_TRUE(Follows(uses, Stage::kReferral, Stage::kAllocation));
}

rc::Gen<StageUses> AnyUses() {
  return rc::gen::container<StageUses>(
      rc::gen::element(Use::kNotUsed, Use::kOptional, Use::kRequired));
}

// The oracle walks from stage to stage: a stage is reached by steps that each
// pass over one stage that is not required.
RC_GTEST_PROP(AssessmentTypesProperty, FollowsIsAWalkThatSkipsWhatItMay, ()) {
  const StageUses uses = *AnyUses();
  for (const Stage from : kStages) {
    bool walking = true;
    for (const Stage to : kStages) {
      if (to <= from) {
        RC_ASSERT(!Follows(uses, from, to));
        continue;
      }
      const Use use = uses[IndexOf(to)];
      RC_ASSERT(Follows(uses, from, to) == (walking && use != Use::kNotUsed));
      walking = walking && use != Use::kRequired;
    }
  }
}

// Who makes only moves that follow never has a missing stage.
RC_GTEST_PROP(AssessmentTypesProperty, MovesThatFollowLeaveNothingMissing, ()) {
  const StageUses uses = *AnyUses();
  StageDays days;
  days[IndexOf(Stage::kReferral)] = kFrom;
  days[IndexOf(Stage::kContact)] = kFrom;
  for (int i = 0; i < 20; ++i) {
    const Stage to = *rc::gen::elementOf(kStages);
    if (Follows(uses, LatestStage(days), to)) days[IndexOf(to)] = kFrom;
  }
  RC_ASSERT(MissingStages(uses, days).empty());
}

}  // namespace
}  // namespace carereform::assessments
