// How long people wait after a referral: those still waiting on a day (stock)
// and those whose wait ended in a period (flow). Waits are calendar days. The
// two answer different questions and are never mixed.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "services/assessments/domain/wait_facts.h"

namespace carereform::assessments {

// What ends the wait.
enum class Waiting {
  kForAllocation,  // Until a worker is allocated.
  kForStart,       // Until the assessment begins.
};

// Which referrals are asked about; an empty field asks about all.
struct Filter {
  std::optional<uint16_t> type;
  std::optional<uint16_t> team;
  std::optional<uint16_t> locality;
};

// One referral's wait: where its fact stands among those given, and its days.
struct CaseWait {
  size_t row;
  int64_t days;
};

// Returns whether any referral was known at revision `known_at`, whatever has
// become of it; of one type only if `type` is given. An empty register is not a
// list on which nobody waits.
bool HoldsAny(absl::Span<const WaitFact> facts, uint64_t known_at,
              std::optional<uint16_t> type);

// Returns the wait so far, `day` less the day received, of every referral that
// waits on `day`, as known at revision `known_at`.
//
// A referral waits from the day it was received, which is included, until the
// day before the wait ends or the referral is closed. A referral that has
// started waits for nothing, even if its day of allocation is not known.
std::vector<CaseWait> AwaitingOn(absl::Span<const WaitFact> facts,
                                 absl::CivilDay day, uint64_t known_at,
                                 Waiting waiting, const Filter& filter);

// Returns the whole wait, from the day received to the day allocated (or
// started), of every referral whose wait ended so on a day of `period`, as
// known at revision `known_at`. One that was closed instead has none.
std::vector<CaseWait> WaitsEndedIn(absl::Span<const WaitFact> facts,
                                   const Period& period, uint64_t known_at,
                                   Waiting waiting, const Filter& filter);

// Returns the days of `waits`, for common/types/statistics.h.
std::vector<int64_t> DaysOf(absl::Span<const CaseWait> waits);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_WAITING_TIMES_H_
