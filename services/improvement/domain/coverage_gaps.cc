#include "services/improvement/domain/coverage_gaps.h"

#include <algorithm>
#include <optional>

namespace carereform::improvement {
namespace {

using Kind = CoverageKind;

// Who needs what, and where it is looked for.
struct GapRule {
  CoverageGap gap;
  Kind of;
  CoverageWay way;
  Kind needed;
  // Only those that have one of these need it.
  std::optional<Kind> where = std::nullopt;
};

constexpr CoverageWay kDown = CoverageWay::kToWhatItRestsOn;
constexpr CoverageWay kUp = CoverageWay::kToWhatRestsOnIt;

constexpr GapRule kGapRules[] = {
    {CoverageGap::kFindingWithoutAction, Kind::kFinding, kDown, Kind::kAction},
    {CoverageGap::kActionWithoutFinding, Kind::kAction, kUp, Kind::kFinding},
    {CoverageGap::kTargetWithoutMeasure, Kind::kTarget, kDown, Kind::kMeasure},
    {CoverageGap::kMeasureWithoutData, Kind::kTarget, kDown, Kind::kReading,
     Kind::kMeasure},
    {CoverageGap::kActionWithoutOwner, Kind::kAction, kDown, Kind::kOwner},
    {CoverageGap::kActionWithoutMilestone, Kind::kAction, kDown,
     Kind::kMilestone},
    {CoverageGap::kActionWithoutMoney, Kind::kAction, kDown, Kind::kAllocation},
};

const GapRule& RuleOf(CoverageGap gap) {
  return *std::find_if(std::begin(kGapRules), std::end(kGapRules),
                       [&](const GapRule& rule) { return rule.gap == gap; });
}

}  // namespace

CoverageResult CoverageOf(const CoverageGraph& graph, CoverageGap gap) {
  const GapRule& rule = RuleOf(gap);
  CoverageResult result;
  for (const CoverageNode* node : graph.OfKind(rule.of)) {
    result.any_held = true;
    const auto has = [&](Kind kind) {
      return !graph.Reached(node->name, rule.way, kind).empty();
    };
    const bool needs =
        node->counts && (!rule.where.has_value() || has(*rule.where));
    if (!needs) continue;
    (has(rule.needed) ? result.covered : result.gaps).push_back(node);
  }
  return result;
}

}  // namespace carereform::improvement
