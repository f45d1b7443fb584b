// Both ways through random plans agree, and agree with an oracle that never
// walks: it compares every finding with every action by the fields alone.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/domain/coverage_gaps.h"

namespace carereform::improvement {
namespace {

using Kind = CoverageKind;
using Way = CoverageWay;
using Pairs = std::set<std::pair<std::string, std::string>>;

struct RandomAction {
  size_t group = 0;
  bool cancelled = false;
  std::set<size_t> findings;
  std::set<size_t> allocations;
};

struct RandomPlan {
  std::vector<bool> strengths;             // One for each finding.
  std::vector<std::set<size_t>> answered;  // By each group.
  std::vector<RandomAction> actions;
};

std::string FindingName(size_t i) { return absl::StrCat("finding-", i); }
std::string GroupName(size_t i) { return absl::StrCat("group-", i); }
std::string ActionName(size_t i) { return absl::StrCat("action-", i); }
std::string MoneyName(size_t i) { return absl::StrCat("money-", i); }

std::set<size_t> AnyOf(size_t count) {
  return count == 0
             ? std::set<size_t>()
             : *rc::gen::resize(3, rc::gen::container<std::set<size_t>>(
                                       rc::gen::inRange<size_t>(0, count)));
}

constexpr size_t kAllocations = 3;

RandomPlan AnyPlan() {
  RandomPlan plan;
  const size_t findings = *rc::gen::inRange<size_t>(0, 8);
  for (size_t i = 0; i < findings; ++i) {
    plan.strengths.push_back(*rc::gen::inRange(0, 4) == 0);
  }
  const size_t groups = *rc::gen::inRange<size_t>(1, 5);
  for (size_t i = 0; i < groups; ++i) plan.answered.push_back(AnyOf(findings));
  const size_t actions = *rc::gen::inRange<size_t>(0, 8);
  for (size_t i = 0; i < actions; ++i) {
    plan.actions.push_back({*rc::gen::inRange<size_t>(0, groups),
                            *rc::gen::inRange(0, 3) == 0, AnyOf(findings),
                            AnyOf(kAllocations)});
  }
  return plan;
}

CoverageGraph GraphOf(const RandomPlan& plan) {
  CoverageGraph graph;
  for (size_t i = 0; i < plan.strengths.size(); ++i) {
    graph.AddNode({Kind::kFinding, FindingName(i), "", !plan.strengths[i]});
  }
  for (size_t i = 0; i < kAllocations; ++i) {
    graph.AddNode({Kind::kAllocation, MoneyName(i), ""});
  }
  for (size_t i = 0; i < plan.answered.size(); ++i) {
    graph.AddNode({Kind::kActionGroup, GroupName(i), ""});
    for (const size_t finding : plan.answered[i]) {
      graph.AddLink(FindingName(finding), GroupName(i));
    }
  }
  for (size_t i = 0; i < plan.actions.size(); ++i) {
    const RandomAction& action = plan.actions[i];
    graph.AddNode({Kind::kAction, ActionName(i), "", !action.cancelled});
    graph.AddLink(GroupName(action.group), ActionName(i));
    for (const size_t finding : action.findings) {
      graph.AddLink(FindingName(finding), ActionName(i));
    }
    for (const size_t money : action.allocations) {
      graph.AddLink(ActionName(i), MoneyName(money));
    }
  }
  return graph;
}

// The oracle: whether a finding and an action belong together.
bool Answers(const RandomPlan& plan, size_t finding, size_t action) {
  const RandomAction& a = plan.actions[action];
  const bool own = a.findings.count(finding) > 0;
  const bool of_group = plan.answered[a.group].count(finding) > 0;
  return !plan.strengths[finding] && !a.cancelled && (own || of_group);
}

Pairs ExpectedPairs(const RandomPlan& plan) {
  Pairs pairs;
  for (size_t f = 0; f < plan.strengths.size(); ++f) {
    for (size_t a = 0; a < plan.actions.size(); ++a) {
      if (Answers(plan, f, a)) pairs.emplace(FindingName(f), ActionName(a));
    }
  }
  return pairs;
}

RC_GTEST_PROP(CoverageGapsProperty, WalksFromFindingsAndFromActionsAgree, ()) {
  const RandomPlan plan = AnyPlan();
  const CoverageGraph graph = GraphOf(plan);
  Pairs from_findings;
  for (const CoverageNode* finding : graph.OfKind(Kind::kFinding)) {
    if (!finding->counts) continue;
    for (const CoverageNode* action :
         graph.Reached(finding->name, Way::kToWhatItRestsOn, Kind::kAction)) {
      from_findings.emplace(finding->name, action->name);
    }
  }
  Pairs from_actions;
  for (const CoverageNode* action : graph.OfKind(Kind::kAction)) {
    if (!action->counts) continue;
    for (const CoverageNode* finding :
         graph.Reached(action->name, Way::kToWhatRestsOnIt, Kind::kFinding)) {
      from_actions.emplace(finding->name, action->name);
    }
  }
  RC_ASSERT(from_findings == ExpectedPairs(plan));
  RC_ASSERT(from_actions == ExpectedPairs(plan));
}

RC_GTEST_PROP(CoverageGapsProperty, GapsAreThoseThatNoPairHas, ()) {
  const RandomPlan plan = AnyPlan();
  const CoverageGraph graph = GraphOf(plan);
  std::set<std::string> findings;
  std::set<std::string> actions;
  for (const auto& [finding, action] : ExpectedPairs(plan)) {
    findings.insert(finding);
    actions.insert(action);
  }
  const auto check = [&](CoverageGap gap, const std::set<std::string>& paired,
                         size_t needing) {
    const CoverageResult result = CoverageOf(graph, gap);
    RC_ASSERT(result.covered.size() + result.gaps.size() == needing);
    for (const auto* node : result.covered) RC_ASSERT(paired.count(node->name));
    for (const auto* node : result.gaps) RC_ASSERT(!paired.count(node->name));
  };
  size_t for_improvement = 0;
  for (const bool strength : plan.strengths)
    for_improvement += strength ? 0 : 1;
  size_t live = 0;
  for (const RandomAction& action : plan.actions) live += !action.cancelled;
  check(CoverageGap::kFindingWithoutAction, findings, for_improvement);
  check(CoverageGap::kActionWithoutFinding, actions, live);
}

// Every path from a finding to money is, read backwards, one from that money to
// that finding, and there are no others.
RC_GTEST_PROP(CoverageGapsProperty, EveryPathIsAPathTheOtherWay, ()) {
  const CoverageGraph graph = GraphOf(AnyPlan());
  const auto walk = [&](Kind start, Kind end, Way way) {
    std::multiset<std::vector<std::string>> paths;
    for (const CoverageNode* node : graph.OfKind(start)) {
      for (const CoveragePath& path : graph.Paths(node->name, way, {end}, 10)) {
        std::vector<std::string> names = {node->name};
        for (const CoverageStep& step : path) names.push_back(step.node->name);
        if (way == Way::kToWhatRestsOnIt) {
          names = {names.rbegin(), names.rend()};
        }
        paths.insert(names);
      }
    }
    return paths;
  };
  RC_ASSERT(walk(Kind::kFinding, Kind::kAllocation, Way::kToWhatItRestsOn) ==
            walk(Kind::kAllocation, Kind::kFinding, Way::kToWhatRestsOnIt));
}

}  // namespace
}  // namespace carereform::improvement
