#include "services/financial_assessments/domain/waiting_times.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

bool IsAskedAbout(const WaitFact& fact, uint64_t revision,
                  std::optional<uint16_t> kind) {
  const bool known = fact.known_from <= revision &&
                     (revision < fact.known_to || fact.known_to == kStillKnown);
  return known && (!kind.has_value() || *kind == fact.kind);
}

}  // namespace

int64_t CountKnown(absl::Span<const WaitFact> facts, uint64_t known_at,
                   std::optional<uint16_t> kind) {
  return std::count_if(facts.begin(), facts.end(), [&](const WaitFact& fact) {
    return IsAskedAbout(fact, known_at, kind);
  });
}

std::vector<CaseWait> AwaitingDecisionOn(absl::Span<const WaitFact> facts,
                                         absl::CivilDay day, uint64_t known_at,
                                         std::optional<uint16_t> kind) {
  const int32_t today = DayNumber(day);
  std::vector<CaseWait> waits;
  for (size_t row = 0; row < facts.size(); ++row) {
    const WaitFact& fact = facts[row];
    if (!IsAskedAbout(fact, known_at, kind)) continue;
    const int32_t over = std::min(fact.decided, fact.left);
    if (fact.referred <= today && today < over) {
      waits.push_back({row, fact.referred, today});
    }
  }
  return waits;
}

std::vector<CaseWait> DecidedIn(absl::Span<const WaitFact> facts,
                                const Period& period, uint64_t known_at,
                                std::optional<uint16_t> kind) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = DayNumber(period.end);
  std::vector<CaseWait> waits;
  for (size_t row = 0; row < facts.size(); ++row) {
    const WaitFact& fact = facts[row];
    if (!IsAskedAbout(fact, known_at, kind)) continue;
    if (start <= fact.decided && fact.decided < end) {
      waits.push_back({row, fact.referred, fact.decided});
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
