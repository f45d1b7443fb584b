#include "services/assessments/domain/case_counts.h"

#include <algorithm>
#include <map>

#include "common/types/civil_date.h"
#include "services/assessments/domain/fact_scan.h"

namespace carereform::assessments {

Waits OutcomesToldIn(const FactView& view, const Period& period) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = std::min<int32_t>(DayNumber(period.end), kNoDay);
  return ScanFacts(view, [=](const WaitFact& fact) {
    if (fact.left < start || fact.left >= end) return NotAsked();
    if (fact.request_source == 0) return Uncovered();
    return Counted(fact.left, fact.informed == kNoDay ? kNo : kYes);
  });
}

Waits StartedByIn(const FactView& view, const Period& period) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = std::min<int32_t>(DayNumber(period.end), kNoDay);
  return ScanFacts(view, [=](const WaitFact& fact) {
    if (fact.start_by < start || fact.start_by >= end) return NotAsked();
    const bool passed =
        EarliestOf(fact, IndexOf(Stage::kCompletion), kStages.size()) != kNoDay;
    if (fact.started == kNoDay && passed) return Uncovered();
    return Counted(fact.start_by, fact.started <= fact.start_by ? kYes : kNo);
  });
}

Waits AllocatedOn(const FactView& view, absl::CivilDay day) {
  const int32_t today = std::min<int32_t>(DayNumber(day), kNoDay - 1);
  return ScanFacts(view, [=](const WaitFact& fact) {
    if (fact.allocated > today || fact.left <= today) return NotAsked();
    if (fact.worker == kNoWord) return Uncovered();
    return Counted(fact.allocated, today - fact.allocated);
  });
}

std::vector<int64_t> CaseloadsOf(absl::Span<const WaitFact> facts,
                                 absl::Span<const CaseWait> cases) {
  std::map<uint16_t, int64_t> loads;
  for (const CaseWait& held : cases) ++loads[facts[held.row].worker];
  std::vector<int64_t> counts;
  for (const auto& [worker, count] : loads) counts.push_back(count);
  return counts;
}

}  // namespace carereform::assessments
