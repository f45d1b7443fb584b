#include "services/improvement/domain/coverage_graph.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = CoverageKind;
using Way = CoverageWay;

// A target and a finding of a group with two actions: a1, that g1 and g2 pay
// for, and a2, which was cancelled and which g2 was to pay for.
CoverageGraph Small() {
  CoverageGraph graph;
  graph.AddNode({Kind::kTarget, "t", "Wait"});
  graph.AddNode({Kind::kFinding, "f", "Long waits"});
  graph.AddNode({Kind::kActionGroup, "g", "Waits"});
  graph.AddNode({Kind::kAction, "a1", "Allocate"});
  graph.AddNode({Kind::kAction, "a2", "Dropped", false});
  graph.AddNode({Kind::kAllocation, "m1", "m1"});
  graph.AddNode({Kind::kAllocation, "m2", "m2"});
  graph.AddLink("t", "g");
  graph.AddLink("f", "g");
  graph.AddLink("g", "a1");
  graph.AddLink("g", "a2");
  graph.AddLink("a1", "m1");
  graph.AddLink("a1", "m2");
  graph.AddLink("a2", "m2");
  return graph;
}

// Paths as lines such as "is an aim of g, has a1".
std::vector<std::string> Lines(const std::vector<CoveragePath>& paths) {
  std::vector<std::string> lines;
  for (const CoveragePath& path : paths) {
    std::string line;
    for (const CoverageStep& step : path) {
      if (!line.empty()) line += ", ";
      line += step.link + " " + step.node->name;
    }
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> Names(const std::vector<const CoverageNode*>& nodes) {
  std::vector<std::string> names;
  for (const CoverageNode* node : nodes) names.push_back(node->name);
  return names;
}

TEST(CoverageGraphTest, AWalkTellsWhatPaysForTheActionsBehindATarget) {
  EXPECT_THAT(
      Lines(Small().Paths("t", Way::kToWhatItRestsOn, {Kind::kAllocation}, 10)),
      ElementsAre("is an aim of g, has a1, is paid for by m1",
                  "is an aim of g, has a1, is paid for by m2",
                  "is an aim of g, has a2, is paid for by m2"));
}

TEST(CoverageGraphTest, TheOtherWayTellsWhatMoneyIsFor) {
  EXPECT_THAT(Lines(Small().Paths("m1", Way::kToWhatRestsOnIt,
                                  {Kind::kTarget, Kind::kFinding}, 10)),
              ElementsAre("pays for a1, is in g, answers f",
                          "pays for a1, is in g, aims at t"));
}

TEST(CoverageGraphTest, WithoutEndsAPathGoesOnUntilThereIsNoMore) {
  EXPECT_THAT(Lines(Small().Paths("a1", Way::kToWhatItRestsOn, {}, 10)),
              ElementsAre("is paid for by m1", "is paid for by m2"));
  EXPECT_THAT(Lines(Small().Paths("m1", Way::kToWhatItRestsOn, {}, 10)),
              IsEmpty());
}

TEST(CoverageGraphTest, APathHasAtMostSoManySteps) {
  const auto steps = [](size_t most) {
    return Lines(Small().Paths("f", Way::kToWhatItRestsOn, {}, most));
  };
  EXPECT_THAT(steps(1), ElementsAre("is answered by g"));
  EXPECT_THAT(steps(2), ElementsAre("is answered by g, has a1",
                                    "is answered by g, has a2"));
  EXPECT_EQ(steps(3).size(), 3u);
  EXPECT_EQ(steps(4), steps(3));
  EXPECT_THAT(
      Lines(Small().Paths("f", Way::kToWhatItRestsOn, {Kind::kAllocation}, 2)),
      IsEmpty());
}

TEST(CoverageGraphTest, WhatDoesNotCountIsNotReachedNorGoneThrough) {
  CoverageGraph graph = Small();
  EXPECT_THAT(Names(graph.Reached("t", Way::kToWhatItRestsOn, Kind::kAction)),
              ElementsAre("a1"));
  graph.AddNode({Kind::kAllocation, "m3", "m3"});
  graph.AddLink("a2", "m3");
  EXPECT_THAT(
      Names(graph.Reached("t", Way::kToWhatItRestsOn, Kind::kAllocation)),
      ElementsAre("m1", "m2"));
}

TEST(CoverageGraphTest, LinksThatCannotBeAreLeftOut) {
  CoverageGraph graph = Small();
  graph.AddLink("a1", "nothing");
  graph.AddLink("nothing", "a1");
  graph.AddLink("a1", "f");   // The wrong way.
  graph.AddLink("g", "g");    // To itself.
  graph.AddLink("a1", "m1");  // Twice.
  EXPECT_THAT(Lines(graph.Paths("a1", Way::kToWhatItRestsOn, {}, 10)),
              ElementsAre("is paid for by m1", "is paid for by m2"));
  EXPECT_EQ(graph.Find("nothing"), nullptr);
}

TEST(CoverageGraphTest, TheFirstNodeOfANameStays) {
  CoverageGraph graph = Small();
  graph.AddNode({Kind::kAllocation, "m1", "Another"});
  EXPECT_EQ(graph.Find("m1")->title, "m1");
  EXPECT_THAT(Names(graph.OfKind(Kind::kAllocation)), ElementsAre("m1", "m2"));
}

}  // namespace
}  // namespace carereform::improvement
