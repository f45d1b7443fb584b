#include "services/assessments/domain/waiting_times.h"

#include <algorithm>

#include "common/types/civil_date.h"
#include "services/assessments/domain/fact_scan.h"

namespace carereform::assessments {
namespace {

// The number of the stage that ends a segment, or of none.
size_t EndOf(const Segment& segment) {
  return segment.to.has_value() ? IndexOf(*segment.to) : kStages.size();
}

// The stages that a segment is between.
StageBits EndsOf(const Segment& segment) {
  StageBits ends = BitOf(segment.from);
  if (segment.to.has_value()) ends |= BitOf(*segment.to);
  return ends;
}

}  // namespace

Waits AwaitingOn(const FactView& view, absl::CivilDay day, Segment segment) {
  const int32_t today = std::min<int32_t>(DayNumber(day), kNoDay - 1);
  const size_t from = IndexOf(segment.from);
  const size_t to = EndOf(segment);
  const StageBits ends = EndsOf(segment);
  return ScanFacts(view, [=, &view](const WaitFact& fact) {
    if (fact.left <= today) return NotAsked();
    const uint16_t begun = fact.*kStageDays[from];
    // A stage between the two tells that the first was passed.
    if (begun == kNoDay ? EarliestOf(fact, from + 1, to) > today
                        : begun > today) {
      return NotAsked();
    }
    if (EarliestOf(fact, to, kStages.size()) <= today) return NotAsked();
    if (view.unused.LacksAny(fact.type, ends)) return NotAsked();
    return begun == kNoDay ? Uncovered() : Counted(begun, today - begun);
  });
}

Waits WaitsEndedIn(const FactView& view, const Period& period,
                   Segment segment) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = std::min<int32_t>(DayNumber(period.end), kNoDay);
  const size_t from = IndexOf(segment.from);
  const size_t to = EndOf(segment);
  const StageBits ends = EndsOf(segment);
  return ScanFacts(view, [=, &view](const WaitFact& fact) {
    const uint16_t met = fact.*kStageDays[to];
    const uint16_t passed =
        met == kNoDay ? EarliestOf(fact, to + 1, kStages.size()) : met;
    if (passed < start || passed >= end) return NotAsked();
    if (view.unused.LacksAny(fact.type, ends)) return NotAsked();
    const uint16_t begun = fact.*kStageDays[from];
    if (met == kNoDay || begun == kNoDay || begun > met) return Uncovered();
    return Counted(begun, met - begun);
  });
}

std::vector<int64_t> DaysOf(absl::Span<const CaseWait> waits) {
  std::vector<int64_t> days;
  days.reserve(waits.size());
  for (const CaseWait& wait : waits) days.push_back(wait.days);
  return days;
}

}  // namespace carereform::assessments
