#include "services/financial_assessments/domain/overdue.h"

#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/waiting_times.h"

namespace carereform::financial_assessments {

NeedsSide NeedsSideOn(const CaseFacts& facts, absl::CivilDay day,
                      int32_t horizon) {
  const int32_t today = DayNumber(day);
  if (facts.needs_completed <= today) return NeedsSide::kNotOverdue;
  if (facts.needs_due == kNoDay) return NeedsSide::kUnknown;
  return facts.needs_due < today + horizon ? NeedsSide::kOverdue
                                           : NeedsSide::kNotOverdue;
}

absl::StatusOr<std::vector<OverdueCase>> OverdueOn(
    absl::Span<const CaseFacts> cases, absl::CivilDay day, int32_t horizon,
    const FinancialStandard& standard, const BankHolidays& holidays) {
  std::vector<OverdueCase> overdue;
  const int32_t judged_by = DayNumber(day) + horizon;
  for (const CaseWait& wait : AwaitingOn(cases, day, Queue::kDecision)) {
    // No wait is due before as many days as it may have working days.
    if (judged_by - wait.from <= standard.amount) continue;
    const auto due = DueDay(standard, DayOfNumber(wait.from), holidays);
    if (!due.ok()) return due.status();
    if (DayNumber(*due) >= judged_by) continue;
    overdue.push_back({wait.row, DayNumber(*due),
                       NeedsSideOn(cases[wait.row], day, horizon)});
  }
  return overdue;
}

}  // namespace carereform::financial_assessments
