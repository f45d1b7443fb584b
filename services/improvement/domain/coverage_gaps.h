// What nobody has seen to, by what rests on what. Source: the programme's own
// question (findings with no action and nobody noticed), the published plan of
// November 2025 having no column for owner, milestone or money.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GAPS_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GAPS_H_

#include <vector>

#include "services/improvement/domain/coverage_graph.h"

namespace carereform::improvement {

// In the order in which they are told.
enum class CoverageGap {
  kFindingWithoutAction,
  kActionWithoutFinding,
  kTargetWithoutMeasure,
  kMeasureWithoutData,  // A target that names a measure and has no reading.
  kActionWithoutOwner,
  kActionWithoutMilestone,
  kActionWithoutMoney,
};
inline constexpr CoverageGap kCoverageGaps[] = {
    CoverageGap::kFindingWithoutAction, CoverageGap::kActionWithoutFinding,
    CoverageGap::kTargetWithoutMeasure, CoverageGap::kMeasureWithoutData,
    CoverageGap::kActionWithoutOwner,   CoverageGap::kActionWithoutMilestone,
    CoverageGap::kActionWithoutMoney,
};

// Those that need something, by name: with it and without it. `any_held` says
// whether there is one of their kind at all, needing it or not.
struct CoverageResult {
  bool any_held = false;
  std::vector<const CoverageNode*> covered;
  std::vector<const CoverageNode*> gaps;
};

// Returns who needs what a gap of that kind is the lack of: every node of its
// kind that counts, and of targets asked for data those that name a measure.
CoverageResult CoverageOf(const CoverageGraph& graph, CoverageGap gap);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_COVERAGE_GAPS_H_
