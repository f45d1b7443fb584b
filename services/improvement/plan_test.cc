#include "services/improvement/plan.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;

constexpr auto kInvalid = absl::StatusCode::kInvalidArgument;
constexpr auto kExists = absl::StatusCode::kAlreadyExists;
constexpr auto kNotFound = absl::StatusCode::kNotFound;

TEST(GroupNumberTest, IsTwoWholeNumbersWithAPoint) {
  EXPECT_EQ(ParseGroupNumber("1.4"), GroupNumber(1, 4));
  EXPECT_EQ(ParseGroupNumber("11.10"), GroupNumber(11, 10));
  EXPECT_EQ(ParseGroupNumber("999.999"), GroupNumber(999, 999));
  for (const char* text : {"", "1", "1.", ".4", "1.4.2", "1.04", " 1.4", "+1.4",
                           "0.4", "1.0", "1000.1", "1.1000", "a.b", "-1.4"}) {
    EXPECT_FALSE(ParseGroupNumber(text).has_value()) << text;
  }
}

class PlanTest : public ImprovementTest {
 protected:
  absl::Status AddNumberedGroup(const std::string& id, const std::string& area,
                                const std::string& number) {
    return Call(&Stub::CreateActionGroup,
                "parent: 'councils/x' action_group_id: '" + id +
                    "' action_group { area: 'councils/x/areas/" + area +
                    "' number: '" + number + "' display_name: 'Group' }")
        .status();
  }
  absl::Status AddAction(const std::string& id, int position) {
    return Call(&Stub::CreateAction,
                "parent: 'councils/x' action_id: '" + id +
                    "' action { action_group: 'councils/x/actionGroups/g' "
                    "text: 'Do it' position: " +
                    std::to_string(position) + " }")
        .status();
  }
  absl::Status AddCode(const std::string& id, const std::string& code) {
    return Call(&Stub::CreateOutcomeTarget,
                "parent: 'councils/x' outcome_target_id: '" + id +
                    "' outcome_target { action_group: "
                    "'councils/x/actionGroups/g' text: 'It is done' code: '" +
                    code + "' }")
        .status();
  }
};

// The council is record 1.
TEST_F(PlanTest, AreasAreListedAsTheyWereKnownInTheOrderOfNow) {
  for (const int number : {3, 1, 2}) ASSERT_THAT(AddArea(number), IsOk());
  const std::vector<std::vector<int>> known = {{}, {3}, {1, 3}, {1, 2, 3}};
  for (size_t i = 0; i < known.size(); ++i) {
    v1::ListAreasRequest request;
    request.set_parent("councils/x");
    request.set_page_size(2);
    request.set_read_revision(static_cast<int64_t>(i) + 1);
    std::vector<int> numbers;
    do {
      const auto page = Call(&Stub::ListAreas, request);
      ASSERT_THAT(page.status(), IsOk());
      for (const v1::Area& area : page->areas()) {
        numbers.push_back(area.number());
      }
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    EXPECT_EQ(numbers, known[i]) << i;
  }
}

TEST_F(PlanTest, AreasAreListedByNumber) {
  for (const int number : {10, 2, 1}) ASSERT_THAT(AddArea(number), IsOk());
  v1::ListAreasRequest request;
  request.set_parent("councils/x");
  request.set_page_size(2);
  const auto first = Call(&Stub::ListAreas, request);
  ASSERT_THAT(first.status(), IsOk());
  ASSERT_EQ(first->areas_size(), 2);
  EXPECT_EQ(first->areas(0).number(), 1);
  EXPECT_EQ(first->areas(1).name(), "councils/x/areas/area-2");
  EXPECT_FALSE(first->areas(1).etag().empty());
  request.set_page_token(first->next_page_token());
  const auto second = Call(&Stub::ListAreas, request);
  ASSERT_EQ(second->areas_size(), 1);
  EXPECT_EQ(second->areas(0).number(), 10);
  EXPECT_TRUE(second->next_page_token().empty());
  request.set_parent("councils/y");
  EXPECT_THAT(Call(&Stub::ListAreas, request).status(),
              HasReason(kNotFound, "COUNCIL_NOT_FOUND"));
}

TEST_F(PlanTest, ANumberBelongsToOneArea) {
  ASSERT_THAT(AddArea(1), IsOk());
  EXPECT_THAT(AddArea(1), HasReason(kExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(Call(&Stub::CreateArea,
                   "parent: 'councils/x' area_id: 'other'"
                   " area { number: 1 display_name: 'Other' }")
                  .status(),
              HasReason(kExists, "RESOURCE_EXISTS"));
}

TEST_F(PlanTest, AnAreaIsCheckedWhole) {
  const absl::Status status =
      Call(&Stub::CreateArea,
           "parent: 'councils/x/areas/a' area_id: 'Area' area { number: 0 }")
          .status();
  EXPECT_THAT(status, HasReason(kInvalid, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("parent", "area_id", "area.number",
                                            "area.display_name"));
  EXPECT_THAT(AddArea(-1), HasReason(kInvalid, "FIELD_INVALID"));
  EXPECT_THAT(AddArea(1000), HasReason(kInvalid, "FIELD_INVALID"));
  EXPECT_THAT(AddArea(999), IsOk());
}

TEST_F(PlanTest, AWorkstreamNamesAreasThatAreThere) {
  ASSERT_THAT(AddArea(1), IsOk());
  const std::string start =
      "parent: 'councils/x' workstream_id: 'w' workstream {"
      " display_name: 'Access' accountable_role: 'assistant director'"
      " areas: 'councils/x/areas/area-1' areas: ";
  EXPECT_THAT(
      Call(&Stub::CreateWorkstream, start + "'councils/x/areas/a' }").status(),
      HasReason(kNotFound, "PARENT_NOT_FOUND"));
  const absl::Status shape =
      Call(&Stub::CreateWorkstream, start + "'area-1' }").status();
  EXPECT_THAT(FieldsOf(shape), ElementsAre("workstream.areas[1]"));
  EXPECT_THAT(
      Call(&Stub::CreateWorkstream, start + "'councils/x/areas/area-1' }")
          .status(),
      IsOk());
  const auto stored =
      Call(&Stub::GetWorkstream, "name: 'councils/x/workstreams/w'");
  EXPECT_EQ(stored->accountable_role(), "assistant director");
  EXPECT_TRUE(stored->has_create_time());
  const auto list = Call(&Stub::ListWorkstreams, "parent: 'councils/x'");
  EXPECT_EQ(list->workstreams_size(), 1);
}

TEST_F(PlanTest, GroupsAreListedByAreaAndNumber) {
  for (const int number : {1, 2, 10}) ASSERT_THAT(AddArea(number), IsOk());
  ASSERT_THAT(AddNumberedGroup("a", "area-10", "10.1"), IsOk());
  ASSERT_THAT(AddNumberedGroup("b", "area-2", "2.1"), IsOk());
  ASSERT_THAT(AddNumberedGroup("c", "area-1", "1.10"), IsOk());
  ASSERT_THAT(AddNumberedGroup("d", "area-1", "1.9"), IsOk());
  const auto list = Call(&Stub::ListActionGroups, "parent: 'councils/x'");
  std::vector<std::string> numbers;
  for (const auto& group : list->action_groups()) {
    numbers.push_back(group.number());
  }
  EXPECT_THAT(numbers, ElementsAre("1.9", "1.10", "2.1", "10.1"));
}

TEST_F(PlanTest, AGroupsNumberIsInItsArea) {
  ASSERT_THAT(AddArea(1), IsOk());
  const absl::Status status = AddNumberedGroup("g", "area-1", "2.1");
  EXPECT_THAT(status, HasReason(kInvalid, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(status), ElementsAre("action_group.number"));
  ASSERT_THAT(AddNumberedGroup("g", "area-1", "1.1"), IsOk());
  EXPECT_THAT(AddNumberedGroup("h", "area-1", "1.1"),
              HasReason(kExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(AddNumberedGroup("i", "area-2", "2.1"),
              HasReason(kNotFound, "PARENT_NOT_FOUND"));
}

TEST_F(PlanTest, AGroupIsCheckedWhole) {
  const absl::Status status =
      Call(&Stub::CreateActionGroup,
           "parent: 'councils/x' action_group_id: 'g' action_group {"
           " number: '1' delivery_date { year: 2026 month: 5 day: 1 }"
           " outcomes: '' areas_for_improvement: 'a.i'"
           " progress { text: 'Begun' provenance { source: 's' } } }")
          .status();
  EXPECT_THAT(
      FieldsOf(status),
      ElementsAre("action_group.area", "action_group.number",
                  "action_group.display_name", "action_group.delivery_date",
                  "action_group.outcomes[0]",
                  "action_group.progress.as_of_date",
                  "action_group.progress.provenance.standing"));
}

TEST_F(PlanTest, ActionsAreListedByPosition) {
  AddGroup();
  ASSERT_THAT(AddAction("a", 10), IsOk());
  ASSERT_THAT(AddAction("b", 2), IsOk());
  EXPECT_THAT(AddAction("c", 2), HasReason(kExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(FieldsOf(AddAction("d", 0)), ElementsAre("action.position"));
  const auto list = Call(&Stub::ListActions, "parent: 'councils/x'");
  ASSERT_EQ(list->actions_size(), 2);
  EXPECT_EQ(list->actions(0).position(), 2);
  EXPECT_EQ(list->actions(1).position(), 10);
}

TEST_F(PlanTest, ACodeBelongsToOneTarget) {
  AddGroup();
  ASSERT_THAT(AddCode("b", "M07b"), IsOk());
  ASSERT_THAT(AddCode("a", "M07a"), IsOk());
  EXPECT_THAT(AddCode("c", "m07A"), HasReason(kExists, "RESOURCE_EXISTS"));
  for (const char* code : {"", "M-07", "M 07", "M07a7890123456789abcd"}) {
    EXPECT_THAT(FieldsOf(AddCode("d", code)),
                ElementsAre("outcome_target.code"))
        << code;
  }
  const auto list = Call(&Stub::ListOutcomeTargets, "parent: 'councils/x'");
  ASSERT_EQ(list->outcome_targets_size(), 2);
  EXPECT_EQ(list->outcome_targets(0).code(), "M07a");
}

TEST_F(PlanTest, AnAreaKeepsItsNumberWhileGroupsAreInIt) {
  ASSERT_THAT(AddArea(1), IsOk());
  const std::string start = "area { name: 'councils/x/areas/area-1' ";
  EXPECT_THAT(Call(&Stub::UpdateArea, start + "number: 2 }").status(), IsOk());
  ASSERT_THAT(AddNumberedGroup("g", "area-1", "2.1"), IsOk());
  EXPECT_THAT(FieldsOf(Call(&Stub::UpdateArea, start + "number: 3 }").status()),
              ElementsAre("area.number"));
  ASSERT_THAT(
      Call(&Stub::UpdateArea, start + "display_name: 'Access' }").status(),
      IsOk());
  const auto area = Call(&Stub::GetArea, "name: 'councils/x/areas/area-1'");
  EXPECT_EQ(area->number(), 2);
  EXPECT_EQ(area->display_name(), "Access");
}

TEST_F(PlanTest, AWorkstreamIsChangedAndCheckedWhole) {
  ASSERT_THAT(
      Call(&Stub::CreateWorkstream,
           "parent: 'councils/x' workstream_id: 'w' workstream {"
           " display_name: 'W' board: 'Transformation Delivery Board' }")
          .status(),
      IsOk());
  const std::string start = "workstream { name: 'councils/x/workstreams/w' ";
  EXPECT_THAT(
      FieldsOf(Call(&Stub::UpdateWorkstream,
                    start + "accountable_owner: 'o' task_and_finish_groups: "
                            "'' }")
                   .status()),
      ElementsAre("workstream.accountable_owner",
                  "workstream.task_and_finish_groups[0]"));
  const auto updated = Call(&Stub::UpdateWorkstream,
                            start + "delivery_group: 'Delivery group' }");
  ASSERT_THAT(updated.status(), IsOk());
  EXPECT_EQ(updated->board(), "Transformation Delivery Board");
  EXPECT_EQ(updated->delivery_group(), "Delivery group");
}

TEST_F(PlanTest, ATargetIsChangedAsANewOneIsChecked) {
  AddTarget();
  const std::string start =
      "outcome_target { name: 'councils/x/outcomeTargets/m26' ";
  EXPECT_THAT(
      FieldsOf(
          Call(&Stub::UpdateOutcomeTarget, start + "kind: BAND }").status()),
      ElementsAre("outcome_target.aim", "outcome_target.band_low",
                  "outcome_target.band_high", "outcome_target.unit"));
  ASSERT_THAT(
      Call(&Stub::UpdateOutcomeTarget,
           start + "kind: NUMBER aim: LOW target_value: '14' unit: 'days' }")
          .status(),
      IsOk());
  EXPECT_EQ(
      Call(&Stub::GetOutcomeTarget, "name: 'councils/x/outcomeTargets/m26'")
          ->target_value(),
      "14");
}

TEST_F(PlanTest, ARecordIsReadAsItWasKnown) {
  AddGroup();
  EXPECT_THAT(Call(&Stub::GetActionGroup,
                   "name: 'councils/x/actionGroups/g' read_revision: 1")
                  .status(),
              HasReason(kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_THAT(Call(&Stub::GetActionGroup,
                   "name: 'councils/x/actionGroups/g' read_revision: 99")
                  .status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(PlanTest, AnotherCouncilsAreaIsNotThere) {
  ASSERT_THAT(AddArea(1), IsOk());
  EXPECT_THAT(Call(&Stub::CreateActionGroup,
                   "parent: 'councils/x' action_group_id: 'g' action_group {"
                   " area: 'councils/y/areas/area-1' number: '1.1'"
                   " display_name: 'G' }")
                  .status(),
              HasReason(kNotFound, "PARENT_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::improvement
