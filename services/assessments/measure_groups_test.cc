// Measures by type, team and locality.

#include "absl/strings/str_cat.h"
#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::MeasureValue;
using testing::ElementsAre;
using tests::IsOk;
using v1::Referral;

// Referrals of every type, in two teams and two localities.
class DimensionsTest : public MeasuresTest {
 protected:
  DimensionsTest() {
    AddTo(Referral::CARE_ACT, "north", "town");
    AddTo(Referral::CARE_ACT, "north", "hills");
    AddTo(Referral::CARER, "north", "town");
    AddTo(Referral::OCCUPATIONAL_THERAPY, "south", "town");
  }

  void AddTo(Referral::Type type, const char* team, const char* locality) {
    Referral referral = ReferralWith({.received = kDay - 5});
    referral.set_type(type);
    referral.set_team(team);
    referral.set_locality(locality);
    EXPECT_THAT(Create(referral).status(), IsOk());
  }

  int64_t CountOf(std::map<std::string, std::string> filters) {
    return Count(OnDay("awaiting-allocation-count", kDay, std::move(filters)));
  }

  // Groups as "word=n".
  std::vector<std::string> GroupsBy(
      const std::string& dimension,
      std::map<std::string, std::string> filters = {}) {
    Question question =
        OnDay("awaiting-allocation-count", kDay, std::move(filters));
    question.group_by = dimension;
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), IsOk());
    std::vector<std::string> groups;
    for (const auto& group : response->groups()) {
      groups.push_back(
          absl::StrCat(group.group(), "=", group.value().count().n()));
    }
    return groups;
  }
};

TEST_F(DimensionsTest, FiltersNarrowByEachDimensionAndTogether) {
  EXPECT_EQ(CountOf({}), 4);
  EXPECT_EQ(CountOf({{"type", "care_act"}}), 2);
  EXPECT_EQ(CountOf({{"type", "carer"}}), 1);
  EXPECT_EQ(CountOf({{"team", "north"}}), 3);
  EXPECT_EQ(CountOf({{"locality", "town"}}), 3);
  EXPECT_EQ(CountOf({{"team", "north"}, {"locality", "town"}}), 2);
  EXPECT_EQ(
      CountOf({{"type", "care_act"}, {"team", "north"}, {"locality", "town"}}),
      1);
  EXPECT_EQ(CountOf({{"type", "carer"}, {"team", "south"}}), 0);
}

TEST_F(DimensionsTest, ATeamThatNobodyHasIsAConfirmedNought) {
  EXPECT_EQ(CountOf({{"team", "west"}}), 0);
  EXPECT_EQ(CountOf({{"locality", "west"}}), 0);
  // A word of another dimension is nobody's here.
  EXPECT_EQ(CountOf({{"team", "town"}}), 0);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-median", kDay, {{"team", "west"}}))
                .state(),
            MeasureValue::NOT_APPLICABLE);
}

TEST_F(DimensionsTest, GroupsAreThoseThatHaveAnyoneInOrder) {
  EXPECT_THAT(GroupsBy("type"),
              ElementsAre("care_act=2", "carer=1", "occupational_therapy=1"));
  EXPECT_THAT(GroupsBy("team"), ElementsAre("north=3", "south=1"));
  EXPECT_THAT(GroupsBy("locality"), ElementsAre("hills=1", "town=3"));
  EXPECT_THAT(GroupsBy("locality", {{"team", "south"}}), ElementsAre("town=1"));
  EXPECT_THAT(GroupsBy("team", {{"team", "south"}}), ElementsAre("south=1"));
}

TEST_F(DimensionsTest, BandsOfWaitingStandInOrderAndAreTheWhole) {
  for (const int days : {7, 8, 14, 15, 28, 57, 400}) {
    Add({.received = kDay - days});
  }
  // Four have waited 5 days.
  EXPECT_THAT(GroupsBy("waiting_band"),
              ElementsAre("0_to_7_days=5", "8_to_14_days=2", "15_to_28_days=2",
                          "29_to_56_days=0", "57_days_and_more=2"));
  EXPECT_EQ(CountOf({}), 5 + 2 + 2 + 0 + 2);
  EXPECT_THAT(GroupsBy("waiting_band", {{"team", "south"}}),
              ElementsAre("0_to_7_days=1", "8_to_14_days=0", "15_to_28_days=0",
                          "29_to_56_days=0", "57_days_and_more=0"));
  EXPECT_EQ(CountOf({{"waiting_band", "57_days_and_more"}}), 2);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-maximum", kDay,
                      {{"waiting_band", "15_to_28_days"}}))
                .maximum()
                .value(),
            28);
}

TEST_F(DimensionsTest, ABandThatIsNoneIsRefused) {
  EXPECT_THAT(FieldsOf(Put(OnDay("awaiting-allocation-count", kDay,
                                 {{"waiting_band", "a_year"}}),
                           &measures::MeasureSource::Compute)
                           .status()),
              ElementsAre("filters.waiting_band"));
}

TEST_F(MeasuresTest, AnEmptyRegisterHasNoBands) {
  Question question = OnDay("awaiting-allocation-count", kDay);
  question.group_by = "waiting_band";
  const auto response = Put(question, &measures::MeasureSource::Compute);
  ASSERT_THAT(response.status(), IsOk());
  EXPECT_EQ(response->value().state(), MeasureValue::MISSING);
  EXPECT_EQ(response->groups_size(), 0);
}

TEST_F(DimensionsTest, AnUnknownDimensionIsRefused) {
  Question question = OnDay("awaiting-allocation-count", kDay, {{"age", "80"}});
  question.group_by = "ward";
  const auto refused = Put(question, &measures::MeasureSource::Compute);
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("filters.age", "group_by"));
}

}  // namespace
}  // namespace carereform::assessments
