#include "services/improvement/handlers/overdue.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePlan;
extern const absl::string_view kLeicestershireRecommendations;
}  // namespace carereform::data

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::Not;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::FindOverdueResponse;

class OverdueTest : public ImprovementTest {
 protected:
  FindOverdueResponse On(const std::string& day, int64_t revision = 0) {
    const auto response =
        Call(&Stub::FindOverdue,
             "parent: 'councils/x' as_of_date { " + day +
                 " } read_revision: " + std::to_string(revision));
    EXPECT_THAT(response.status(), IsOk());
    return response.ok() ? *response : FindOverdueResponse();
  }
  static std::vector<std::string> IdsOf(
      const google::protobuf::RepeatedPtrField<FindOverdueResponse::Overdue>&
          list) {
    std::vector<std::string> ids;
    for (const auto& overdue : list) {
      ids.push_back(overdue.name().substr(overdue.name().rfind('/') + 1));
    }
    return ids;
  }
};

TEST_F(OverdueTest, AllButThreeGroupsOfThePublishedPlanArePastTheirMonth) {
  ASSERT_EQ(
      host_.Import("plan", std::string(data::kLeicestershirePlan)).state(),
      common::v1::Import::APPLIED);
  const FindOverdueResponse overdue = On("year: 2026 month: 11 day: 21");
  EXPECT_EQ(overdue.action_groups_size(), 18);
  for (const char* group : {"group-1-1", "group-1-4", "group-2-1"}) {
    EXPECT_THAT(IdsOf(overdue.action_groups()), Not(testing::Contains(group)));
  }
  EXPECT_EQ(overdue.action_groups_without_date(), 1);
  EXPECT_EQ(overdue.action_groups(0).name(),
            "councils/x/actionGroups/group-1-2");
  EXPECT_EQ(overdue.action_groups(0).days(), 174);  // From 31 May 2026.
  EXPECT_EQ(IdsOf(overdue.milestones()).size(), 9u);
  // The months of 1.4 and 2.1 end nine days later.
  EXPECT_EQ(On("year: 2026 month: 11 day: 30").action_groups_size(), 18);
  EXPECT_EQ(On("year: 2026 month: 12 day: 1").action_groups_size(), 20);
  // Nothing was due by the month before the first.
  EXPECT_EQ(On("year: 2025 month: 12 day: 31").action_groups_size(), 0);
  EXPECT_THAT(IdsOf(On("year: 2026 month: 1 day: 1").action_groups()),
              ElementsAre("group-9-1"));
}

TEST_F(OverdueTest, AGroupIsDoneOnceItsActionsAre) {
  AddGroup();
  const std::string due = "delivery_date { year: 2025 month: 9 }";
  ASSERT_THAT(
      Call(&Stub::UpdateActionGroup,
           "action_group { name: 'councils/x/actionGroups/g' " + due + " }")
          .status(),
      IsOk());
  const std::string october = "year: 2025 month: 10 day: ";
  EXPECT_THAT(IdsOf(On(october + "1").action_groups()), ElementsAre("g"));
  ASSERT_THAT(Call(&Stub::CreateAction,
                   "parent: 'councils/x' action_id: 'a' action { action_group: "
                   "'councils/x/actionGroups/g' position: 1 text: 'Do it' }")
                  .status(),
              IsOk());
  const auto revision = static_cast<int64_t>(5);
  EXPECT_THAT(IdsOf(On(october + "1").actions()), ElementsAre("a"));
  const std::string asked = "name: 'councils/x/actions/a' reason: 'Why' ";
  ASSERT_THAT(
      Call(&Stub::StartAction, asked + "date { " + october + "10 }").status(),
      IsOk());
  ASSERT_THAT(Call(&Stub::CompleteAction, asked + "date { " + october + "20 }")
                  .status(),
              IsOk());
  EXPECT_THAT(IdsOf(On(october + "19").action_groups()), ElementsAre("g"));
  EXPECT_THAT(IdsOf(On(october + "19").actions()), ElementsAre("a"));
  EXPECT_EQ(On(october + "20").action_groups_size(), 0);
  EXPECT_EQ(On(october + "20").actions_size(), 0);
  // As it was known before the action was completed.
  EXPECT_EQ(On(october + "20", revision).actions_size(), 1);
}

TEST_F(OverdueTest, IsCheckedWhole) {
  EXPECT_THAT(FieldsOf(Call(&Stub::FindOverdue,
                            "parent: 'x' as_of_date { year: 2025 month: 13 }")
                           .status()),
              ElementsAre("parent", "as_of_date"));
  EXPECT_THAT(Call(&Stub::FindOverdue, "parent: 'councils/x' read_revision: 99")
                  .status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(OverdueTest, ARequestThatWasPromisedIsOverdue) {
  ASSERT_EQ(host_
                .Import("recommendations",
                        std::string(data::kLeicestershireRecommendations))
                .state(),
            common::v1::Import::APPLIED);
  EXPECT_EQ(On("year: 2023 month: 9 day: 30").recommendations_size(), 0);
  EXPECT_THAT(IdsOf(On("year: 2023 month: 10 day: 1").recommendations()),
              ElementsAre("2023-06-dementia-targets"));
}

}  // namespace
}  // namespace carereform::improvement
