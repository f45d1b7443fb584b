// One pass over facts: everything that is measured goes through here, so that
// merged cases, revisions and filters are dealt with in one place.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_SCAN_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_SCAN_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// What one case is to a question.
struct Observation {
  enum class Kind { kNone, kCounted, kUncovered };

  Kind kind = Kind::kNone;
  uint16_t from = 0;
  uint16_t days = 0;
};

inline Observation NotAsked() { return {}; }
inline Observation Uncovered() { return {Observation::Kind::kUncovered, 0, 0}; }
inline Observation Counted(int from, int days) {
  return {Observation::Kind::kCounted, static_cast<uint16_t>(from),
          static_cast<uint16_t>(days)};
}

// Calls `observe` with the fact of each case that fits `view` and returns what
// it says, in the order of the facts.
template <typename Observe>
Waits ScanFacts(const FactView& view, Observe observe) {
  Waits waits;
  // A type is a register of its own: an empty one has no news of anybody.
  Filter type;
  Filter others;
  for (const WantedCodes& wanted : view.filter) {
    (wanted.dimension == Dimension::kType ? type : others).push_back(wanted);
  }
  for (size_t row = 0; row < view.facts.size(); ++row) {
    const WaitFact& fact = view.facts[row];
    if (!IsKnownAt(fact, view.known_at) || fact.merged != 0) continue;
    if (!Fits(fact, type)) continue;
    waits.any_known = true;
    const Observation seen = observe(fact);
    if (seen.kind == Observation::Kind::kNone || !Fits(fact, others)) continue;
    const auto number = static_cast<uint32_t>(row);
    if (seen.kind == Observation::Kind::kCounted) {
      waits.counted.push_back({number, seen.from, seen.days});
    } else {
      waits.uncovered.push_back(number);
    }
  }
  return waits;
}

// Returns the earliest day on which `fact` met one of the stages from number
// `first` up to but not including `last`; kNoDay where it met none.
inline uint16_t EarliestOf(const WaitFact& fact, size_t first, size_t last) {
  uint16_t earliest = kNoDay;
  for (size_t at = first; at < last; ++at) {
    earliest = std::min(earliest, fact.*kStageDays[at]);
  }
  return earliest;
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_FACT_SCAN_H_
