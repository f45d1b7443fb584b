#include "services/improvement/handlers/milestones.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::Milestone;

constexpr char kName[] = "councils/x/milestones/a";

class MilestonesTest : public ImprovementTest {
 protected:
  void SetUp() override { AddTarget(); }

  absl::StatusOr<Milestone> Achieve(int day, const std::string& rest = "") {
    return Call(&Stub::AchieveMilestone,
                std::string("name: '") + kName +
                    "' evidence: 'Minutes' "
                    "achieved_date { year: 2025 month: 11 day: " +
                    std::to_string(day) + " } " + rest);
  }
  Milestone Stored() {
    return *Call(&Stub::GetMilestone, std::string("name: '") + kName + "'");
  }
};

TEST_F(MilestonesTest, ANewOneIsPending) {
  const auto created = AddMilestone(
      "a", "display_name: 'Advert' due_date { year: 2026 month: 2 }");
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), Milestone::PENDING);
  EXPECT_EQ(created->name(), kName);
  EXPECT_EQ(Stored().SerializeAsString(), created->SerializeAsString());
}

TEST_F(MilestonesTest, ANewOneMayBeAchieved) {
  const std::string day = " achieved_date { year: 2025 month: 10 day: 6 }";
  EXPECT_THAT(
      FieldsOf(AddMilestone("a", "display_name: 'Tender'" + day).status()),
      ElementsAre("milestone.evidence"));
  const auto created =
      AddMilestone("a", "display_name: 'Tender' evidence: 'Minutes'" + day);
  ASSERT_THAT(created.status(), IsOk());
  EXPECT_EQ(created->state(), Milestone::ACHIEVED);
}

TEST_F(MilestonesTest, ANewOneIsCheckedWhole) {
  const absl::Status status =
      AddMilestone("a",
                   "due_date { year: 2026 month: 2 day: 29 } evidence: 'e'")
          .status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("milestone.display_name", "milestone.due_date",
                          "milestone.evidence"));
  EXPECT_THAT(FieldsOf(AddMilestone("a",
                                    "display_name: 'D' evidence: 'e' "
                                    "achieved_date { year: 2025 month: 11 "
                                    "day: 4 }")
                           .status()),
              ElementsAre("milestone.achieved_date"));
}

TEST_F(MilestonesTest, ATargetHasToBeThere) {
  EXPECT_THAT(Call(&Stub::CreateMilestone,
                   "parent: 'councils/x' milestone_id: 'a' milestone {"
                   " outcome_target: 'councils/x/outcomeTargets/m99'"
                   " display_name: 'D' }")
                  .status(),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
}

TEST_F(MilestonesTest, IsAchievedOnce) {
  ASSERT_THAT(AddMilestone("a", "display_name: 'Advert'").status(), IsOk());
  const auto achieved = Achieve(3);
  ASSERT_THAT(achieved.status(), IsOk());
  EXPECT_EQ(achieved->state(), Milestone::ACHIEVED);
  EXPECT_EQ(achieved->achieved_date().day(), 3);
  EXPECT_EQ(achieved->evidence(), "Minutes");
  EXPECT_EQ(Stored().SerializeAsString(), achieved->SerializeAsString());
  EXPECT_THAT(
      Achieve(2).status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "MILESTONE_ACHIEVED"));
  EXPECT_EQ(Stored().achieved_date().day(), 3);
}

TEST_F(MilestonesTest, IsNotAchievedInTheFuture) {
  ASSERT_THAT(AddMilestone("a", "display_name: 'Advert'").status(), IsOk());
  const absl::Status status = Achieve(4).status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("achieved_date"));
  EXPECT_EQ(Stored().state(), Milestone::PENDING);
}

TEST_F(MilestonesTest, AchievingIsCheckedWhole) {
  const absl::Status status =
      Call(&Stub::AchieveMilestone,
           "name: 'a' achieved_date { year: 2025 month: 2 } request_id: '1'")
          .status();
  EXPECT_THAT(FieldsOf(status),
              ElementsAre("name", "achieved_date", "evidence", "request_id"));
  EXPECT_THAT(Achieve(3).status(),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_F(MilestonesTest, AStaleEtagIsRefused) {
  const auto created = AddMilestone("a", "display_name: 'Advert'");
  EXPECT_THAT(Achieve(3, "etag: '\"0000000000000000\"'").status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_EQ(Stored().state(), Milestone::PENDING);
  EXPECT_THAT(Achieve(3, "etag: '" + created->etag() + "'").status(), IsOk());
}

TEST_F(MilestonesTest, ARetryReturnsTheFirstResult) {
  ASSERT_THAT(AddMilestone("a", "display_name: 'Advert'").status(), IsOk());
  const std::string id = "request_id: '6f1c2a1e-0d2f-4c55-9d0a-3f1f5a1b2c3d'";
  const auto first = Achieve(3, id);
  const auto again = Achieve(3, id);
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->SerializeAsString(), first->SerializeAsString());
}

TEST_F(MilestonesTest, IsAPartOfATargetOrAnAction) {
  const std::string start =
      "parent: 'councils/x' milestone_id: 'a' milestone { display_name: 'M' ";
  EXPECT_THAT(FieldsOf(Call(&Stub::CreateMilestone, start + "}").status()),
              ElementsAre("milestone.outcome_target"));
  EXPECT_THAT(
      Call(&Stub::CreateMilestone, start + "action: 'councils/x/actions/a' }")
          .status(),
      HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
  ASSERT_THAT(Call(&Stub::CreateAction,
                   "parent: 'councils/x' action_id: 'a' action { action_group: "
                   "'councils/x/actionGroups/g' position: 1 text: 'Do it' }")
                  .status(),
              IsOk());
  EXPECT_THAT(
      Call(&Stub::CreateMilestone, start + "action: 'councils/x/actions/a' }")
          .status(),
      IsOk());
}

TEST_F(MilestonesTest, SlippageIsToldFromTheFirstDueDate) {
  ASSERT_THAT(AddMilestone("a",
                           "display_name: 'Advert' due_date { year: 2025 "
                           "month: 9 }")
                  .status(),
              IsOk());
  EXPECT_FALSE(Stored().has_slippage_days());
  const std::string asked =
      std::string("name: '") + kName + "' reason: 'Tender late' ";
  ASSERT_THAT(Call(&Stub::ForecastMilestone,
                   asked + "forecast_date { year: 2025 month: 10 day: 10 }")
                  .status(),
              IsOk());
  EXPECT_EQ(Stored().slippage_days(), 10);
  EXPECT_EQ(Stored().date_reason(), "Tender late");
  EXPECT_EQ(Stored().due_date().month(), 9);
  for (const char* due : {"due_date { year: 2025 month: 10 }",
                          "due_date { year: 2025 month: 12 }"}) {
    ASSERT_THAT(Call(&Stub::RebaselineMilestone, asked + due).status(), IsOk());
    EXPECT_EQ(Stored().baseline_date().month(), 9);
    EXPECT_EQ(Stored().slippage_days(), 10);
  }
  EXPECT_EQ(Stored().due_date().month(), 12);
  ASSERT_THAT(Achieve(3).status(), IsOk());
  EXPECT_EQ(Stored().slippage_days(), 34);
  EXPECT_THAT(
      Call(&Stub::ForecastMilestone, asked + "forecast_date { year: 2026 "
                                             "month: 1 }")
          .status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "MILESTONE_ACHIEVED"));
  EXPECT_THAT(
      Call(&Stub::RebaselineMilestone, asked + "due_date { year: 2026 "
                                               "month: 1 }")
          .status(),
      HasReason(absl::StatusCode::kFailedPrecondition, "MILESTONE_ACHIEVED"));
}

TEST_F(MilestonesTest, NewDatesAreCheckedWhole) {
  EXPECT_THAT(FieldsOf(Call(&Stub::ForecastMilestone,
                            "name: 'a' forecast_date { year: 2026 month: 13 }")
                           .status()),
              ElementsAre("name", "forecast_date", "reason"));
  EXPECT_THAT(FieldsOf(Call(&Stub::RebaselineMilestone, "name: 'a'").status()),
              ElementsAre("name", "due_date", "reason"));
}

TEST_F(MilestonesTest, AnUpdateLeavesWhatHasAMethod) {
  ASSERT_THAT(AddMilestone("a", "display_name: 'Advert'").status(), IsOk());
  const std::string start = std::string("milestone { name: '") + kName + "' ";
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateMilestone,
                            start + "due_date { year: 2026 month: 1 } "
                                    "forecast_date { year: 2026 month: 2 } }")
                           .status()),
              ElementsAre("milestone.due_date", "milestone.forecast_date"));
  ASSERT_THAT(
      Call(&Stub::UpdateMilestone, start + "display_name: 'Advertised' }")
          .status(),
      IsOk());
  EXPECT_EQ(Stored().display_name(), "Advertised");
}

TEST_F(MilestonesTest, AreListedByName) {
  ASSERT_THAT(AddMilestone("b", "display_name: 'Second'").status(), IsOk());
  ASSERT_THAT(AddMilestone("a", "display_name: 'First'").status(), IsOk());
  const auto list = Call(&Stub::ListMilestones, "parent: 'councils/x'");
  ASSERT_EQ(list->milestones_size(), 2);
  EXPECT_EQ(list->milestones(0).display_name(), "First");
}

}  // namespace
}  // namespace carereform::improvement
