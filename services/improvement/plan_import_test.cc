// The import kind `plan`: resources as a file.

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::data {
extern const absl::string_view kLeicestershirePlan;
}

namespace carereform::improvement {
namespace {

using common::v1::Import;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;
using tests::IssuesOf;

constexpr char kPlan[] = R"({
  "note": "A small plan",
  "milestones": [
    {"id": "m26-1", "milestone": {"outcome_target": "m26",
     "display_name": "Tender", "evidence": "Minutes",
     "achieved_date": {"year": 2025, "month": 10, "day": 6}}},
    {"id": "m26-2", "milestone": {"outcome_target": "m26",
     "display_name": "Advert", "due_date": {"year": 2026, "month": 2}}}],
  "workstreams": [
    {"id": "w", "workstream": {"display_name": "W", "areas": ["area-1"]}}],
  "areas": [
    {"id": "area-1", "area": {"number": 1, "display_name": "One"}},
    {"id": "area-2", "area": {"number": 2, "display_name": "Two"}}],
  "action_groups": [
    {"id": "g1", "action_group": {"area": "area-1", "number": "1.1",
     "display_name": "Group"}},
    {"id": "g2", "action_group": {"area": "area-2", "number": "2.1",
     "display_name": "Group"}}],
  "outcome_targets": [
    {"id": "m26", "outcome_target": {"action_group": "g1", "code": "M26",
     "text": "Done"}}],
  "actions": [
    {"id": "a", "action": {"action_group": "g2", "position": 1,
     "text": "Do it"}}]})";

// Of a plan: two actions, of which the first depends on the second, and their
// owner.
constexpr char kOwned[] = R"({
  "owners": [
    {"id": "ad", "owner": {"role": "Assistant Director"}}],
  "areas": [
    {"id": "area-1", "area": {"number": 1, "display_name": "One"}}],
  "action_groups": [
    {"id": "g1", "action_group": {"area": "area-1", "number": "1.1",
     "display_name": "Group"}}],
  "actions": [
    {"id": "a", "action": {"action_group": "g1", "position": 1,
     "text": "Do it", "owner": "ad", "depends_on": ["b"]}},
    {"id": "b", "action": {"action_group": "g1", "position": 2,
     "text": "First", "depends_on": []}}]})";

class PlanImportTest : public ImprovementTest {
 protected:
  int Areas() {
    return Call(&Stub::ListAreas, "parent: 'councils/x'")->areas_size();
  }
};

TEST_F(PlanImportTest, ThePublishedPlanHasNoIssues) {
  const Import import =
      host_.Import("plan", std::string(data::kLeicestershirePlan));
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.item_count(), 320);
  EXPECT_EQ(import.applied_count(), 320);
  EXPECT_THAT(import.note(), StartsWith("The result of the CQC assessment"));
  const auto assessment =
      Call(&Stub::GetCqcAssessment, "name: 'councils/x/cqcAssessments/2025'");
  ASSERT_THAT(assessment.status(), tests::IsOk());
  EXPECT_EQ(assessment->score_sum(), 19);
  EXPECT_EQ(assessment->score_percent(), 53);
  EXPECT_TRUE(assessment->printed_agrees());
  const auto groups = Call(&Stub::ListActionGroups, "parent: 'councils/x'");
  ASSERT_EQ(groups->action_groups_size(), 21);
  EXPECT_EQ(groups->action_groups(20).number(), "11.1");
  EXPECT_EQ(groups->action_groups(20).area(), "councils/x/areas/area-11");
}

TEST_F(PlanImportTest, WhatIsImportedIsWhatTheMethodsMake) {
  const Import import = host_.Import("plan", kPlan);
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.note(), "A small plan");
  const auto milestone =
      Call(&Stub::GetMilestone, "name: 'councils/x/milestones/m26-1'");
  ASSERT_THAT(milestone.status(), tests::IsOk());
  EXPECT_EQ(milestone->state(), v1::Milestone::ACHIEVED);
  EXPECT_EQ(milestone->outcome_target(), "councils/x/outcomeTargets/m26");
  EXPECT_TRUE(milestone->has_create_time());
  EXPECT_FALSE(milestone->etag().empty());
  EXPECT_EQ(
      Call(&Stub::GetMilestone, "name: 'councils/x/milestones/m26-2'")->state(),
      v1::Milestone::PENDING);
  EXPECT_THAT(
      Call(&Stub::GetWorkstream, "name: 'councils/x/workstreams/w'")->areas(),
      ElementsAre("councils/x/areas/area-1"));
}

TEST_F(PlanImportTest, WhatIsThereAlreadyIsRefused) {
  ASSERT_THAT(AddArea(1), tests::IsOk());
  ASSERT_THAT(Call(&Stub::CreateArea,
                   "parent: 'councils/x' area_id: 'other'"
                   " area { number: 2 display_name: 'Other' }")
                  .status(),
              tests::IsOk());
  const Import import = host_.Import("plan", kPlan);
  EXPECT_EQ(import.state(), Import::REFUSED);
  EXPECT_THAT(IssuesOf(import),
              ElementsAre(HasSubstr("areas[0]: there is a councils/x/areas/"
                                    "area-1 already"),
                          HasSubstr("areas[1]: another one has that number")));
  EXPECT_EQ(Areas(), 2);
}

struct Case {
  std::string name;
  std::string what;                 // Text of the plan above,
  std::string by;                   // what it is replaced by,
  std::vector<std::string> issues;  // and how the issues then begin.

  friend std::ostream& operator<<(std::ostream& out, const Case& c) {
    return out << c.name;
  }
};

class PlanRefusedTest : public PlanImportTest,
                        public testing::WithParamInterface<Case> {};

TEST_P(PlanRefusedTest, NamesWhereItIsWrongAndAppliesNothing) {
  const std::string file =
      absl::StrReplaceAll(kPlan, {{GetParam().what, GetParam().by}});
  ASSERT_NE(file, kPlan);
  const Import import = host_.Import("plan", file);
  EXPECT_EQ(import.state(), Import::REFUSED);
  const std::vector<std::string> issues = IssuesOf(import);
  ASSERT_EQ(issues.size(), GetParam().issues.size())
      << testing::PrintToString(issues);
  for (size_t i = 0; i < issues.size(); ++i) {
    EXPECT_THAT(issues[i], StartsWith(GetParam().issues[i]));
    EXPECT_FALSE(import.issues(static_cast<int>(i)).remedy().empty());
  }
  EXPECT_EQ(Areas(), 0);
  EXPECT_EQ(
      Call(&Stub::ListMilestones, "parent: 'councils/x'")->milestones_size(),
      0);
}

INSTANTIATE_TEST_SUITE_P(
    Files, PlanRefusedTest,
    testing::ValuesIn(std::vector<Case>{
        {"NotJson", R"("note": "A small plan",)", ",", {": "}},
        {"UnknownField", R"("text": "Do it")", R"("texts": "Do it")", {": "}},
        {"BadId", R"("id": "w")", R"("id": "W")", {"workstreams[0].id: "}},
        {"NoId", R"("id": "w", )", "", {"workstreams[0].id: is required"}},
        {"DoubledId",
         R"("id": "area-2", "area": {"number": 2)",
         R"("id": "area-1", "area": {"number": 2)",
         {"areas[1].id: stands in the file already",
          "action_groups[1].action_group.area: names councils/x/areas/area-2"}},
        {"DoubledNumber",
         R"("number": 2,)",
         R"("number": 1,)",
         {"areas[1]: another one has that number"}},
        {"MissingField",
         R"("display_name": "One")",
         R"("display_name": "")",
         {"areas[0].area.display_name: is required"}},
        {"UnknownReference",
         R"("area": "area-2")",
         R"("area": "area-9")",
         {"action_groups[1].action_group.area: names councils/x/areas/area-9, "
          "which the file does not have"}},
        {"UnknownReferenceInAList",
         R"("areas": ["area-1"])",
         R"("areas": ["area-1", "area-9"])",
         {"workstreams[0].workstream.areas[1]: names councils/x/areas/area-9"}},
        {"NameForAnId",
         R"("area": "area-2")",
         R"("area": "councils/x/areas/area-2")",
         {"action_groups[1].action_group.area: an id is"}},
        {"NoReference",
         R"("area": "area-2", )",
         "",
         {"action_groups[1].action_group.area: is required"}},
        {"NumberOfAnotherArea",
         R"("2.1")",
         R"("1.2")",
         {"action_groups[1].action_group.number: has to begin with 2"}},
        {"DayForAMonth",
         R"("code": "M26")",
         R"("code": "M26", "due_date": {"year": 2026, "month": 2, "day": 1})",
         {"outcome_targets[0].outcome_target.due_date: has to be a month"}},
        {"AchievedInTheFuture",
         R"("month": 10, "day": 6)",
         R"("month": 11, "day": 4)",
         {"milestones[0].milestone.achieved_date: is in the future"}},
        {"AchievedWithoutEvidence",
         R"("evidence": "Minutes",)",
         "",
         {"milestones[0].milestone.evidence: is required"}},
        {"SeveralAtOnce",
         R"("display_name": "Group")",
         R"("outcomes": [""])",
         {"action_groups[0].action_group.display_name: is required",
          "action_groups[0].action_group.outcomes[0]: is required",
          "action_groups[1].action_group.display_name: is required",
          "action_groups[1].action_group.outcomes[0]: is required"}},
    }),
    [](const auto& test) { return test.param.name; });

TEST_F(PlanImportTest, ThePublishedGapsStayGaps) {
  ASSERT_EQ(
      host_.Import("plan", std::string(data::kLeicestershirePlan)).state(),
      Import::APPLIED);
  EXPECT_EQ(Areas(), 11);
  const auto groups = Call(&Stub::ListActionGroups, "parent: 'councils/x'");
  for (const v1::ActionGroup& group : groups->action_groups()) {
    const bool lost = group.number() == "10.1" || group.number() == "11.1";
    EXPECT_EQ(group.outcomes().empty(), lost) << group.number();
    EXPECT_EQ(group.has_delivery_date(), group.number() != "1.1");
  }
  const auto targets = Call(&Stub::ListOutcomeTargets, "parent: 'councils/x'");
  ASSERT_EQ(targets->outcome_targets_size(), 36);
  std::map<v1::OutcomeTarget::Kind, int> kinds;
  for (const v1::OutcomeTarget& target : targets->outcome_targets()) {
    ++kinds[target.kind()];
    EXPECT_EQ(target.owner(), "");
    // What is not published as a number of the plan says so.
    if (target.kind() == v1::OutcomeTarget::DIRECTION) {
      EXPECT_EQ(target.provenance().standing(), common::v1::Provenance::PROXY);
    }
  }
  EXPECT_EQ(kinds[v1::OutcomeTarget::KIND_UNSPECIFIED], 0);
  EXPECT_EQ(kinds[v1::OutcomeTarget::NUMBER], 23);
  EXPECT_EQ(kinds[v1::OutcomeTarget::DIRECTION], 7);
  EXPECT_EQ(kinds[v1::OutcomeTarget::DELIVERABLE], 5);
  EXPECT_EQ(kinds[v1::OutcomeTarget::QUALITATIVE], 1);
}

TEST_F(PlanImportTest, WhatDependsStandsInAnyOrder) {
  const Import import = host_.Import("plan", kOwned);
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  const auto action = Call(&Stub::GetAction, "name: 'councils/x/actions/a'");
  EXPECT_THAT(action->depends_on(), ElementsAre("councils/x/actions/b"));
  EXPECT_EQ(action->owner(), "councils/x/owners/ad");
}

TEST_F(PlanImportTest, ACycleOfDependenciesIsRefused) {
  for (const char* other : {R"(["a"])", R"(["b"])"}) {
    const Import import =
        host_.Import("plan", absl::StrReplaceAll(kOwned, {{"[]", other}}));
    EXPECT_EQ(import.state(), Import::REFUSED);
    EXPECT_THAT(IssuesOf(import),
                ElementsAre(StartsWith("actions[0].action.depends_on: is in a "
                                       "cycle"),
                            StartsWith("actions[1].action.depends_on: is in a "
                                       "cycle")));
    EXPECT_EQ(Areas(), 0);
  }
}

TEST_F(PlanImportTest, WorkIsNotGivenToWhoHasLeft) {
  const Import import = host_.Import(
      "plan",
      absl::StrReplaceAll(
          kOwned, {{R"("role": "Assistant Director")",
                    R"("role": "Assistant Director", "left_date": {"year": 2025,
                       "month": 11, "day": 3})"}}));
  EXPECT_EQ(import.state(), Import::REFUSED);
  EXPECT_THAT(IssuesOf(import),
              ElementsAre(StartsWith("actions[0]: the post that "
                                     "`action.owner` names was given up")));
  EXPECT_EQ(Areas(), 0);
}

TEST_F(PlanImportTest, ALongPlanIsReadWhole) {
  std::string actions;
  for (int i = 2; i <= 999; ++i) {
    absl::StrAppend(&actions, R"(, {"id": "a)", i,
                    R"(", "action": {"action_group": "g2", "position": )", i,
                    R"(, "text": "Do it"}})");
  }
  const std::string end = R"("text": "Do it"}})";
  const std::string file =
      absl::StrReplaceAll(kPlan, {{end, absl::StrCat(end, actions)}});
  const Import import = host_.Import("plan", file);
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.applied_count(), 1007);
  // The last repeats the position of one that stands 900 before it.
  const Import again = host_.Check(
      "plan",
      absl::StrReplaceAll(file, {{R"("position": 999)", R"("position": 99)"}}));
  EXPECT_EQ(again.state(), Import::REFUSED);
  EXPECT_THAT(IssuesOf(again).front(),
              StartsWith("actions[998]: another one has that position"));
}

}  // namespace
}  // namespace carereform::improvement
