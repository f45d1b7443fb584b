#include "services/improvement/domain/coverage_graph.h"

#include <algorithm>
#include <utility>

namespace carereform::improvement {
namespace {

using Kind = CoverageKind;

// Kinds of which the first rests on the second, and what is said of a link.
struct LinkRule {
  Kind from;
  Kind to;
  const char* down;  // From the first to the second.
  const char* up;    // From the second to the first.
};

constexpr LinkRule kLinkRules[] = {
    {Kind::kFinding, Kind::kActionGroup, "is answered by", "answers"},
    {Kind::kFinding, Kind::kAction, "is answered by", "answers"},
    {Kind::kRecommendation, Kind::kAction, "leads to", "comes from"},
    {Kind::kRisk, Kind::kAction, "threatens", "is threatened by"},
    {Kind::kRisk, Kind::kOwner, "is owned by", "owns"},
    {Kind::kRecommendation, Kind::kOwner, "is owned by", "owns"},
    {Kind::kWorkstream, Kind::kArea, "carries out", "is carried out by"},
    {Kind::kWorkstream, Kind::kOwner, "is owned by", "owns"},
    {Kind::kArea, Kind::kActionGroup, "has", "is in"},
    {Kind::kTarget, Kind::kActionGroup, "is an aim of", "aims at"},
    {Kind::kTarget, Kind::kMilestone, "is reached by", "is a step to"},
    {Kind::kTarget, Kind::kMeasure, "is told by", "tells"},
    {Kind::kTarget, Kind::kReading, "was read as", "is a reading of"},
    {Kind::kTarget, Kind::kOwner, "is owned by", "owns"},
    {Kind::kActionGroup, Kind::kAction, "has", "is in"},
    {Kind::kAction, Kind::kMilestone, "is done by", "is a step of"},
    {Kind::kAction, Kind::kAllocation, "is paid for by", "pays for"},
    {Kind::kAction, Kind::kOwner, "is owned by", "owns"},
};

const LinkRule* RuleFor(Kind from, Kind to) {
  const auto* rule = std::find_if(
      std::begin(kLinkRules), std::end(kLinkRules),
      [&](const LinkRule& r) { return r.from == from && r.to == to; });
  return rule == std::end(kLinkRules) ? nullptr : rule;
}

const char* WordsFor(const CoverageNode& before, const CoverageNode& after,
                     CoverageWay way) {
  return way == CoverageWay::kToWhatItRestsOn
             ? RuleFor(before.kind, after.kind)->down
             : RuleFor(after.kind, before.kind)->up;
}

}  // namespace

void CoverageGraph::AddNode(CoverageNode node) {
  std::string name = node.name;
  nodes_.try_emplace(std::move(name), std::move(node));
}

void CoverageGraph::AddLink(const std::string& from, const std::string& to) {
  const CoverageNode* upper = Find(from);
  const CoverageNode* lower = Find(to);
  if (upper == nullptr || lower == nullptr) return;
  if (RuleFor(upper->kind, lower->kind) == nullptr) return;
  below_[from].insert(to);
  above_[to].insert(from);
}

const CoverageNode* CoverageGraph::Find(const std::string& name) const {
  const auto found = nodes_.find(name);
  return found == nodes_.end() ? nullptr : &found->second;
}

std::vector<const CoverageNode*> CoverageGraph::OfKind(
    CoverageKind kind) const {
  std::vector<const CoverageNode*> all;
  for (const auto& [name, node] : nodes_) {
    if (node.kind == kind) all.push_back(&node);
  }
  return all;
}

const std::set<std::string>& CoverageGraph::Beside(const std::string& name,
                                                   CoverageWay way) const {
  static const auto& none = *new std::set<std::string>();
  const Links& links = way == CoverageWay::kToWhatItRestsOn ? below_ : above_;
  const auto found = links.find(name);
  return found == links.end() ? none : found->second;
}

std::vector<const CoverageNode*> CoverageGraph::Reached(
    const std::string& name, CoverageWay way, CoverageKind kind) const {
  std::set<std::string> reached;
  std::vector<std::string> to_visit = {name};
  while (!to_visit.empty()) {
    const std::string at = std::move(to_visit.back());
    to_visit.pop_back();
    for (const std::string& next : Beside(at, way)) {
      if (!Find(next)->counts || !reached.insert(next).second) continue;
      to_visit.push_back(next);
    }
  }
  std::vector<const CoverageNode*> of_kind;
  for (const std::string& found : reached) {
    const CoverageNode* node = Find(found);
    if (node->kind == kind) of_kind.push_back(node);
  }
  return of_kind;
}

std::vector<CoveragePath> CoverageGraph::Paths(
    const std::string& name, CoverageWay way,
    const std::set<CoverageKind>& ends, size_t max_steps) const {
  std::vector<CoveragePath> found;
  CoveragePath path;
  Extend(name, way, ends, max_steps, path, found);
  return found;
}

void CoverageGraph::Extend(const std::string& name, CoverageWay way,
                           const std::set<CoverageKind>& ends, size_t max_steps,
                           CoveragePath& path,
                           std::vector<CoveragePath>& found) const {
  const std::set<std::string>& beside = Beside(name, way);
  const bool goes_on = path.size() < max_steps && !beside.empty();
  const bool is_end = ends.empty() ? !goes_on : ends.contains(Find(name)->kind);
  if (!path.empty() && is_end) found.push_back(path);
  if (!goes_on) return;
  for (const std::string& next : beside) {
    const CoverageNode* node = Find(next);
    path.push_back({WordsFor(*Find(name), *node, way), node});
    Extend(next, way, ends, max_steps, path, found);
    path.pop_back();
  }
}

}  // namespace carereform::improvement
