#include "common/types/dependency_order.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(DependencyOrderTest, WithoutDependenciesIsTheOrderGiven) {
  EXPECT_THAT(DependencyOrder({}), IsEmpty());
  EXPECT_THAT(DependencyOrder({{}, {}, {}}), ElementsAre(0, 1, 2));
}

TEST(DependencyOrderTest, WhatIsDependedOnComesFirst) {
  EXPECT_THAT(DependencyOrder({{2}, {}, {1}}), ElementsAre(1, 2, 0));
  EXPECT_THAT(DependencyOrder({{1, 1}, {}}), ElementsAre(1, 0));
}

TEST(DependencyOrderTest, ACycleIsLeftOutWithWhatDependsOnIt) {
  EXPECT_THAT(DependencyOrder({{0}}), IsEmpty());
  EXPECT_THAT(DependencyOrder({{1}, {0}, {}}), ElementsAre(2));
  EXPECT_THAT(DependencyOrder({{1}, {2}, {1}, {}}), ElementsAre(3));
}

using Graph = std::vector<std::vector<size_t>>;

// The oracle follows the dependencies, as many steps as there are things.
bool ReachesACycle(const Graph& graph, size_t from, size_t steps) {
  if (steps == 0) return true;
  return std::any_of(graph[from].begin(), graph[from].end(), [&](size_t next) {
    return ReachesACycle(graph, next, steps - 1);
  });
}

RC_GTEST_PROP(DependencyOrderProperty, LeavesOutExactlyWhatReachesACycle, ()) {
  const size_t count = *rc::gen::inRange<size_t>(1, 7);
  Graph graph(count);
  for (auto& others : graph) {
    others = *rc::gen::container<std::vector<size_t>>(
        *rc::gen::inRange<size_t>(0, 3), rc::gen::inRange<size_t>(0, count));
  }
  const std::vector<size_t> order = DependencyOrder(graph);
  for (size_t i = 0; i < count; ++i) {
    const auto place = std::find(order.begin(), order.end(), i);
    RC_ASSERT((place == order.end()) == ReachesACycle(graph, i, count));
    if (place == order.end()) continue;
    for (const size_t other : graph[i]) {
      RC_ASSERT(std::find(order.begin(), place, other) != place);
    }
  }
}

}  // namespace
}  // namespace carereform
