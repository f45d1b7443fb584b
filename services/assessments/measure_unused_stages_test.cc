// Types of case that do not have every stage: nobody waits for one that will
// never come.

#include "services/assessments/measures_fixture.h"
#include "services/assessments/type_stages.h"
#include "services/assessments/types_file.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using v1::Referral;

class UnusedStagesTest : public MeasuresTest {
 protected:
  void AddOpen(Referral::Type type, std::optional<absl::CivilDay> decided) {
    Referral referral = ReferralWith({.received = kDay - 20});
    referral.set_type(type);
    if (decided.has_value()) {
      *referral.mutable_decided_date() = rpc::ToDate(*decided);
    }
    Keep(referral);
  }

  // The cases that a measure is over, and those that it asks for a day.
  std::pair<int64_t, int64_t> CoverageOf(const Question& question) {
    const MeasureValue value = Ask(question);
    return {value.coverage().covered(), value.coverage().total()};
  }
};

using Coverage = std::pair<int64_t, int64_t>;

TEST_F(UnusedStagesTest, NoAuthorisationAwaitsAService) {
  AddOpen(Referral::DOLS_NEW, kDay - 5);
  AddOpen(Referral::CARE_ACT, kDay - 5);
  EXPECT_EQ(Count(OnDay("awaiting-service-start-count", kDay)), 1);
  EXPECT_EQ(Count(OnDay("awaiting-service-start-count", kDay,
                        {{"type", "dols_new"}})),
            0);
  EXPECT_EQ(Count(OnDay("waiting-for-anything-count", kDay)), 2);
}

TEST_F(UnusedStagesTest, NoSafeguardingConcernAwaitsAnAssessment) {
  AddOpen(Referral::SAFEGUARDING_CONCERN, std::nullopt);
  AddOpen(Referral::CARE_ACT, std::nullopt);
  EXPECT_EQ(Count(OnDay("awaiting-start-count", kDay)), 1);
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", kDay)), 2)
      << "it may be allocated";
}

TEST_F(UnusedStagesTest, ADecidedConcernLacksNoStart) {
  AddOpen(Referral::SAFEGUARDING_CONCERN, kDay - 5);
  const auto in_days_before = [](const char* measure) {
    return InPeriod(measure, kDay - 30, kDay - 1);
  };
  EXPECT_EQ(CoverageOf(in_days_before("referral-to-start-count")),
            Coverage(0, 0));
  EXPECT_EQ(CoverageOf(in_days_before("completion-to-decision-count")),
            Coverage(0, 0));
  EXPECT_EQ(CoverageOf(in_days_before("referral-to-decision-count")),
            Coverage(1, 1));
  AddOpen(Referral::CARE_ACT, kDay - 5);
  EXPECT_EQ(CoverageOf(in_days_before("referral-to-start-count")),
            Coverage(0, 1))
      << "one that has the stage lacks its day";
}

// The types whose waits are published have every stage.
TEST_F(UnusedStagesTest, PublishedTypesHaveEveryStage) {
  const UnusedStages unused = UnusedStagesOn(HeldTypes(), kDay);
  for (const Referral::Type type :
       {Referral::CARE_ACT, Referral::CARER, Referral::OCCUPATIONAL_THERAPY}) {
    EXPECT_FALSE(unused.LacksAny(static_cast<uint8_t>(type), 0xFF)) << type;
  }
}

TEST(UnusedStagesOnTest, ARuleTellsOnTheDaysItCovers) {
  const auto rule = [](Use use, const char* status) {
    return StageRule{.type = "dols_new",
                     .stage = Stage::kServiceStart,
                     .use = use,
                     .dates = {.from = kDay,
                               .to = kDay + 10,
                               .status = status,
                               .source = "a paper"}};
  };
  const auto lacks = [](const StageRule& of, absl::CivilDay day) {
    AssessmentTypes types;
    types.stages = {of};
    return UnusedStagesOn(types, day)
        .LacksAny(Referral::DOLS_NEW, BitOf(Stage::kServiceStart));
  };
  const StageRule unused = rule(Use::kNotUsed, "in force");
  EXPECT_FALSE(lacks(unused, kDay - 1));
  EXPECT_TRUE(lacks(unused, kDay));
  EXPECT_TRUE(lacks(unused, kDay + 9));
  EXPECT_FALSE(lacks(unused, kDay + 10));
  EXPECT_FALSE(lacks(rule(Use::kOptional, "in force"), kDay));
  EXPECT_FALSE(lacks(rule(Use::kNotUsed, "withdrawn"), kDay));
}

}  // namespace
}  // namespace carereform::assessments
