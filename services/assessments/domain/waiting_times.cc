#include "services/assessments/domain/waiting_times.h"

#include <algorithm>

#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

bool IsKnownAt(const WaitFact& fact, uint64_t revision) {
  return fact.known_from <= revision &&
         (revision < fact.known_to || fact.known_to == kStillKnown);
}

bool Fits(const WaitFact& fact, const Filter& filter) {
  return (!filter.type || *filter.type == fact.type) &&
         (!filter.team || *filter.team == fact.team) &&
         (!filter.locality || *filter.locality == fact.locality);
}

int32_t EndOfWait(const WaitFact& fact, Waiting waiting) {
  return waiting == Waiting::kForAllocation ? fact.allocated : fact.started;
}

// Calls `take` with the wait of each referral that waits on `day`.
template <typename Take>
void ForEachAwaiting(absl::Span<const WaitFact> facts, absl::CivilDay day,
                     uint64_t known_at, Waiting waiting, const Filter& filter,
                     Take take) {
  const int32_t today = DayNumber(day);
  for (size_t row = 0; row < facts.size(); ++row) {
    const WaitFact& fact = facts[row];
    if (!IsKnownAt(fact, known_at) || !Fits(fact, filter)) continue;
    const int32_t over =
        std::min({EndOfWait(fact, waiting), fact.started, fact.left});
    if (fact.received <= today && today < over) {
      take(CaseWait{row, int64_t{today} - fact.received});
    }
  }
}

// Calls `take` with the wait of each referral whose wait ended in `period`.
template <typename Take>
void ForEachEnded(absl::Span<const WaitFact> facts, const Period& period,
                  uint64_t known_at, Waiting waiting, const Filter& filter,
                  Take take) {
  const int32_t start = DayNumber(period.start);
  const int32_t end = DayNumber(period.end);
  for (size_t row = 0; row < facts.size(); ++row) {
    const WaitFact& fact = facts[row];
    if (!IsKnownAt(fact, known_at) || !Fits(fact, filter)) continue;
    const int32_t ended = EndOfWait(fact, waiting);
    if (start <= ended && ended < end) {
      take(CaseWait{row, int64_t{ended} - fact.received});
    }
  }
}

}  // namespace

bool HoldsAny(absl::Span<const WaitFact> facts, uint64_t known_at,
              std::optional<uint16_t> type) {
  const Filter filter{type, std::nullopt, std::nullopt};
  return std::any_of(facts.begin(), facts.end(), [&](const WaitFact& fact) {
    return IsKnownAt(fact, known_at) && Fits(fact, filter);
  });
}

std::vector<CaseWait> AwaitingOn(absl::Span<const WaitFact> facts,
                                 absl::CivilDay day, uint64_t known_at,
                                 Waiting waiting, const Filter& filter) {
  std::vector<CaseWait> waits;
  ForEachAwaiting(facts, day, known_at, waiting, filter,
                  [&waits](CaseWait wait) { waits.push_back(wait); });
  return waits;
}

std::vector<CaseWait> WaitsEndedIn(absl::Span<const WaitFact> facts,
                                   const Period& period, uint64_t known_at,
                                   Waiting waiting, const Filter& filter) {
  std::vector<CaseWait> waits;
  ForEachEnded(facts, period, known_at, waiting, filter,
               [&waits](CaseWait wait) { waits.push_back(wait); });
  return waits;
}

std::vector<int64_t> DaysOf(absl::Span<const CaseWait> waits) {
  std::vector<int64_t> days;
  days.reserve(waits.size());
  for (const CaseWait& wait : waits) days.push_back(wait.days);
  return days;
}

}  // namespace carereform::assessments
