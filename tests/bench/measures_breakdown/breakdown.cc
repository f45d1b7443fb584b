#include "tests/bench/measures_breakdown/breakdown.h"

#include "common/types/percentile.h"
#include "common/types/statistics.h"
#include "services/assessments/domain/wait_groups.h"
#include "tests/bench/measures_breakdown/versions.h"

namespace carereform::bench {
namespace {

using assessments::FactView;
using assessments::Waits;

// The first days of the bands of waiting; the next begins where one ends.
constexpr int64_t kBands[] = {0, 8, 15, 29, 57};

Figures FiguresOf(const Waits& waits) {
  const std::vector<int64_t> days = assessments::DaysOf(waits.counted);
  Figures figures = {static_cast<int64_t>(days.size()),
                     MedianTimesTwo(days).value_or(0),
                     Sum(days),
                     Maximum(days).value_or(0),
                     Percentile(days, 90, PercentileMethod::kInterpolated)
                         .value_or(ExactFraction())
                         .numerator,
                     CountOver(days, 28),
                     CountOver(days, 84)};
  for (size_t band = 0; band < std::size(kBands); ++band) {
    const int64_t more = CountOver(days, kBands[band] - 1);
    figures[7 + band] = more;
    if (band > 0) figures[6 + band] -= more;
  }
  return figures;
}

}  // namespace

Breakdown BreakDownFacts(absl::Span<const assessments::WaitFact> facts) {
  const FactView view{facts, RevisionOf(kPastKnown), {}};
  const Waits waits = AwaitingOn(view, kPastDay, assessments::kUntilAllocation);
  Breakdown breakdown;
  breakdown[{"", 0}] = FiguresOf(waits);
  for (const auto& [dimension, column] : kBreakdown) {
    for (const auto& [code, group] : Split(facts, waits, dimension)) {
      breakdown[{column, code}] = FiguresOf(group);
    }
  }
  return breakdown;
}

}  // namespace carereform::bench
