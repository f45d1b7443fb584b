#include "services/financial_assessments/domain/waiting_times.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

int32_t DayOf(const CaseFacts& facts, Stage stage) {
  switch (stage) {
    case Stage::kReferral:
      return facts.referred;
    case Stage::kAllocation:
      return facts.allocated;
    case Stage::kCompletion:
      return facts.completed;
    case Stage::kDecision:
      break;
  }
  return facts.decided;
}

// Returns the queue, other than that of all, in which somebody who waits is on
// `day`, by the latest stage reached.
Queue QueueOn(const CaseFacts& facts, int32_t day) {
  if (facts.completed <= day) return Queue::kTelling;
  if (facts.allocated <= day) return Queue::kCompletion;
  return Queue::kAllocation;
}

Stage BeginningOf(Queue queue) {
  switch (queue) {
    case Queue::kTelling:
      return Stage::kCompletion;
    case Queue::kCompletion:
      return Stage::kAllocation;
    case Queue::kAllocation:
    case Queue::kDecision:
      break;
  }
  return Stage::kReferral;
}

}  // namespace

std::vector<CaseWait> AwaitingOn(absl::Span<const CaseFacts> cases,
                                 absl::CivilDay day, Queue queue) {
  const int32_t today = DayNumber(day);
  const Stage beginning = BeginningOf(queue);
  std::vector<CaseWait> waits;
  for (size_t row = 0; row < cases.size(); ++row) {
    const CaseFacts& facts = cases[row];
    const int32_t over = std::min(facts.decided, facts.left);
    if (today < facts.referred || over <= today) continue;
    if (queue != Queue::kDecision && queue != QueueOn(facts, today)) continue;
    waits.push_back({row, DayOf(facts, beginning), today});
  }
  return waits;
}

StageWaits ReachedIn(absl::Span<const CaseFacts> cases, const Period& period,
                     Stage from, Stage to) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = DayNumber(period.end);
  StageWaits waits;
  for (size_t row = 0; row < cases.size(); ++row) {
    const int32_t reached = DayOf(cases[row], to);
    if (reached < start || end <= reached) continue;
    const int32_t since = DayOf(cases[row], from);
    if (since == kNoDay) {
      waits.uncovered.push_back(row);
    } else {
      waits.counted.push_back({row, since, reached});
    }
  }
  return waits;
}

std::vector<int64_t> CalendarDays(absl::Span<const CaseWait> waits) {
  std::vector<int64_t> days;
  days.reserve(waits.size());
  for (const CaseWait& wait : waits)
    days.push_back(int64_t{wait.to} - wait.from);
  return days;
}

absl::StatusOr<std::vector<int64_t>> WorkingDays(
    absl::Span<const CaseWait> waits, const BankHolidays& holidays) {
  std::vector<int64_t> days;
  days.reserve(waits.size());
  for (const CaseWait& wait : waits) {
    const absl::StatusOr<int64_t> counted = holidays.WorkingDaysBetween(
        DayOfNumber(wait.from), DayOfNumber(wait.to));
    if (!counted.ok()) return counted.status();
    days.push_back(*counted);
  }
  return days;
}

}  // namespace carereform::financial_assessments
