#include "services/financial_assessments/domain/untold_rise.h"

namespace carereform::financial_assessments {
namespace {

// The first rise after `day` and before `end` above what is charged on `day`.
std::optional<UntoldRise> RiseAfter(absl::Span<const ChargeRun> runs,
                                    absl::CivilDay day, absl::CivilDay end) {
  std::optional<Pence> on_day;
  for (const ChargeRun& run : runs) {
    if (end <= run.from) break;
    if (run.from <= day && day < run.to) on_day = run.weekly;
    if (on_day && day < run.from && *on_day < run.weekly) {
      return UntoldRise{run.from, run.weekly, run.outcome};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<UntoldRise> FirstUntoldRise(absl::Span<const ChargeRun> runs,
                                          const KnownDays& known) {
  const auto before = RiseAfter(runs, known.on, known.from);
  return before ? before
                : RiseAfter(runs, known.through, absl::CivilDay::max());
}

}  // namespace carereform::financial_assessments
