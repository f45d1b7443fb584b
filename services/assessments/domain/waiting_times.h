// How long people wait between two stages: those still waiting on a day (stock)
// and those whose wait ended in a period (flow). The two answer different
// questions and are never mixed. Waits are calendar days.
//
// A day that is not known is never guessed: a case that plainly passed a stage,
// because it met a later one, and has no day for it, is uncovered. A type of
// case that does not have a stage is not asked about waits from or to it.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "services/assessments/domain/fact_filter.h"
#include "services/assessments/domain/stages.h"
#include "services/assessments/domain/unused_stages.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// A part of the journey: from the day of one stage to the day of a later one,
// or, without `to`, until the case is closed.
struct Segment {
  Stage from = Stage::kReferral;
  std::optional<Stage> to;
};

inline constexpr Segment kUntilAllocation{Stage::kReferral, Stage::kAllocation};
inline constexpr Segment kUntilStart{Stage::kReferral, Stage::kStart};

// One referral's wait: where its fact stands among those given, the day it
// began, and how many days it lasted, or has so far.
struct CaseWait {
  uint32_t row = 0;
  uint16_t from = 0;
  uint16_t days = 0;

  friend bool operator==(const CaseWait&, const CaseWait&) = default;
};

// The waits that were looked for.
struct Waits {
  std::vector<CaseWait> counted;    // In the order of the facts.
  std::vector<uint32_t> uncovered;  // Rows that lack a day.
  bool any_known = false;           // Whether anyone of that type is known.
};

// What a wait is looked for in.
struct FactView {
  absl::Span<const WaitFact> facts;
  uint64_t known_at = 0;  // A revision.
  Filter filter;
  UnusedStages unused = {};  // For waits between stages.
};

// Returns the wait so far of everyone who waits on `day`.
//
// A referral waits from the day of `from`, which is included, until the day
// before it meets `to` or a later stage, or is closed.
Waits AwaitingOn(const FactView& view, absl::CivilDay day, Segment segment);

// Returns the whole wait of everyone who met `to` on a day of `period`. One
// that was closed instead has none. Requires `segment.to`.
Waits WaitsEndedIn(const FactView& view, const Period& period, Segment segment);

// Returns the days of `waits`, for common/types/statistics.h.
std::vector<int64_t> DaysOf(absl::Span<const CaseWait> waits);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
