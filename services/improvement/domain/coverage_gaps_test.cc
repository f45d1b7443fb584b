#include "services/improvement/domain/coverage_gaps.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Gap = CoverageGap;
using Kind = CoverageKind;

std::vector<std::string> Names(const std::vector<const CoverageNode*>& nodes) {
  std::vector<std::string> names;
  for (const CoverageNode* node : nodes) names.push_back(node->name);
  return names;
}

// Nodes by kind, and links as pairs of names.
CoverageGraph GraphOf(
    const std::vector<CoverageNode>& nodes,
    const std::vector<std::pair<std::string, std::string>>& links) {
  CoverageGraph graph;
  for (const CoverageNode& node : nodes) graph.AddNode(node);
  for (const auto& [from, to] : links) graph.AddLink(from, to);
  return graph;
}

TEST(CoverageGapsTest, NothingHeldIsToldApartFromNothingNeeded) {
  const CoverageResult none =
      CoverageOf(CoverageGraph(), Gap::kFindingWithoutAction);
  EXPECT_FALSE(none.any_held);
  EXPECT_THAT(none.gaps, IsEmpty());
  const CoverageGraph strength =
      GraphOf({{Kind::kFinding, "f", "Well done", false}}, {});
  const CoverageResult not_needed =
      CoverageOf(strength, Gap::kFindingWithoutAction);
  EXPECT_TRUE(not_needed.any_held);
  EXPECT_THAT(not_needed.gaps, IsEmpty());
  EXPECT_THAT(not_needed.covered, IsEmpty());
}

TEST(CoverageGapsTest, AFindingIsAnsweredByAnActionOrByAGroupThatHasOne) {
  const CoverageGraph graph = GraphOf({{Kind::kFinding, "direct", ""},
                                       {Kind::kFinding, "by group", ""},
                                       {Kind::kFinding, "by empty group", ""},
                                       {Kind::kFinding, "by cancelled", ""},
                                       {Kind::kFinding, "by nobody", ""},
                                       {Kind::kActionGroup, "g", ""},
                                       {Kind::kActionGroup, "empty", ""},
                                       {Kind::kActionGroup, "given up", ""},
                                       {Kind::kAction, "a", ""},
                                       {Kind::kAction, "cancelled", "", false}},
                                      {{"direct", "a"},
                                       {"by group", "g"},
                                       {"g", "a"},
                                       {"by empty group", "empty"},
                                       {"by cancelled", "given up"},
                                       {"by cancelled", "cancelled"},
                                       {"given up", "cancelled"}});
  const CoverageResult result = CoverageOf(graph, Gap::kFindingWithoutAction);
  EXPECT_THAT(Names(result.covered), ElementsAre("by group", "direct"));
  EXPECT_THAT(Names(result.gaps),
              ElementsAre("by cancelled", "by empty group", "by nobody"));
}

TEST(CoverageGapsTest, AnActionNeedsAFindingThatCounts) {
  const CoverageGraph graph =
      GraphOf({{Kind::kFinding, "f", ""},
               {Kind::kFinding, "strength", "", false},
               {Kind::kActionGroup, "g", ""},
               {Kind::kAction, "of group", ""},
               {Kind::kAction, "of strength", ""},
               {Kind::kAction, "of nothing", ""},
               {Kind::kAction, "cancelled", "", false}},
              {{"f", "g"}, {"g", "of group"}, {"strength", "of strength"}});
  const CoverageResult result = CoverageOf(graph, Gap::kActionWithoutFinding);
  EXPECT_THAT(Names(result.covered), ElementsAre("of group"));
  EXPECT_THAT(Names(result.gaps), ElementsAre("of nothing", "of strength"));
}

TEST(CoverageGapsTest, DataIsAskedOnlyOfTargetsThatNameAMeasure) {
  const CoverageGraph graph = GraphOf(
      {{Kind::kTarget, "read", ""},
       {Kind::kTarget, "unread", ""},
       {Kind::kTarget, "unmeasured", ""},
       {Kind::kTarget, "deliverable", "", false},
       {Kind::kMeasure, "m", ""},
       {Kind::kReading, "r", ""},
       {Kind::kReading, "r2", ""}},
      {{"read", "m"}, {"read", "r"}, {"unread", "m"}, {"unmeasured", "r2"}});
  const CoverageResult measured = CoverageOf(graph, Gap::kTargetWithoutMeasure);
  EXPECT_THAT(Names(measured.covered), ElementsAre("read", "unread"));
  EXPECT_THAT(Names(measured.gaps), ElementsAre("unmeasured"));
  const CoverageResult data = CoverageOf(graph, Gap::kMeasureWithoutData);
  EXPECT_THAT(Names(data.covered), ElementsAre("read"));
  EXPECT_THAT(Names(data.gaps), ElementsAre("unread"));
}

TEST(CoverageGapsTest, AnActionNeedsAnOwnerAMilestoneAndMoneyOfItsOwn) {
  const CoverageGraph graph = GraphOf({{Kind::kAction, "a", ""},
                                       {Kind::kAction, "b", ""},
                                       {Kind::kActionGroup, "g", ""},
                                       {Kind::kTarget, "t", ""},
                                       {Kind::kOwner, "o", ""},
                                       {Kind::kOwner, "gone", "", false},
                                       {Kind::kMilestone, "m", ""},
                                       {Kind::kMilestone, "of target", ""},
                                       {Kind::kAllocation, "p", ""}},
                                      {{"a", "o"},
                                       {"b", "gone"},
                                       {"a", "m"},
                                       {"a", "p"},
                                       {"g", "b"},
                                       {"t", "g"},
                                       {"t", "of target"}});
  for (const Gap gap : {Gap::kActionWithoutOwner, Gap::kActionWithoutMilestone,
                        Gap::kActionWithoutMoney}) {
    EXPECT_THAT(Names(CoverageOf(graph, gap).covered), ElementsAre("a"));
    EXPECT_THAT(Names(CoverageOf(graph, gap).gaps), ElementsAre("b"));
  }
}

TEST(CoverageGapsTest, EveryKindOfGapHasARule) {
  for (const Gap gap : kCoverageGaps) {
    EXPECT_FALSE(CoverageOf(CoverageGraph(), gap).any_held);
  }
}

}  // namespace
}  // namespace carereform::improvement
