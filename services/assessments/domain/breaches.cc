#include "services/assessments/domain/breaches.h"

#include <algorithm>

#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/domain/fact_scan.h"

namespace carereform::assessments {
namespace {

// Returns the latest day such that a wait that began on it is past its due day
// on `day`.
absl::StatusOr<int32_t> LatestInBreach(const Standard& standard,
                                       absl::CivilDay day) {
  // The due day is never earlier than a whole standard after the first.
  absl::CivilDay from = day - DaysAllowed(standard);
  for (;; --from) {
    CR_ASSIGN_OR_RETURN(const absl::CivilDay due, DueDay(standard, from));
    if (due < day) return DayNumber(from);
  }
}

// Returns the day since which `fact` waits under `limit`; kNoDay where it does
// not wait, or nobody knows since when.
uint16_t WaitsSince(const WaitFact& fact, const Limit& limit, int32_t today) {
  if (fact.type != limit.type || fact.left <= today) return kNoDay;
  const size_t to = IndexOf(limit.standard.to_stage);
  if (EarliestOf(fact, to, kStages.size()) <= today) return kNoDay;
  const uint16_t from = fact.*kStageDays[IndexOf(limit.standard.from_stage)];
  return from <= today ? from : kNoDay;
}

template <typename IsAsked>
Waits ScanLimits(const FactView& view, absl::CivilDay day,
                 absl::Span<const Limit> limits, IsAsked is_asked) {
  const int32_t today = std::min<int32_t>(DayNumber(day), kNoDay - 1);
  return ScanFacts(view, [=](const WaitFact& fact) {
    for (const Limit& limit : limits) {
      const uint16_t since = WaitsSince(fact, limit, today);
      if (since != kNoDay && is_asked(limit, since)) {
        return Counted(since, today - since);
      }
    }
    return NotAsked();
  });
}

}  // namespace

absl::StatusOr<Limit> LimitOn(const Standard& standard, uint16_t type,
                              absl::CivilDay day, int64_t horizon_days) {
  Limit limit;
  limit.type = type;
  limit.standard = standard;
  CR_ASSIGN_OR_RETURN(limit.now, LatestInBreach(standard, day));
  CR_ASSIGN_OR_RETURN(limit.soon, LatestInBreach(standard, day + horizon_days));
  return limit;
}

std::vector<Breach> BreachesOn(const FactView& view, absl::CivilDay day,
                               absl::Span<const Limit> limits) {
  const int32_t today = std::min<int32_t>(DayNumber(day), kNoDay - 1);
  const Waits soon = ScanLimits(
      view, day, limits,
      [](const Limit& limit, uint16_t since) { return since <= limit.soon; });
  std::vector<Breach> breaches;
  for (const CaseWait& wait : soon.counted) {
    for (size_t at = 0; at < limits.size(); ++at) {
      const uint16_t since =
          WaitsSince(view.facts[wait.row], limits[at], today);
      if (since == kNoDay || since > limits[at].soon) continue;
      breaches.push_back({wait.row, static_cast<uint32_t>(at), since});
    }
  }
  return breaches;
}

Waits InBreachOn(const FactView& view, absl::CivilDay day,
                 absl::Span<const Limit> limits) {
  return ScanLimits(view, day, limits, [](const Limit& limit, uint16_t since) {
    return since <= limit.now;
  });
}

Waits SoonInBreachOn(const FactView& view, absl::CivilDay day,
                     absl::Span<const Limit> limits) {
  return ScanLimits(view, day, limits, [](const Limit& limit, uint16_t since) {
    return limit.now < since && since <= limit.soon;
  });
}

}  // namespace carereform::assessments
