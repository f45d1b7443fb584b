// The coarse facts about one appeal, from which appeals are counted.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_APPEAL_FACTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_APPEAL_FACTS_H_

#include <cstdint>
#include <optional>
#include <type_traits>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "services/financial_assessments/domain/wait_facts.h"

namespace carereform::financial_assessments {

// What was known of one appeal over a run of revisions. Days are counted from 1
// January 1970.
struct AppealFact {
  uint64_t known_from = 0;          // First revision at which this was known.
  uint64_t known_to = kStillKnown;  // Revision that replaced it.
  int32_t raised = 0;
  int32_t decided = kNoDay;
  uint32_t route = 0;    // Numbers that the owner of the facts gives.
  uint32_t outcome = 0;  // 0 until decided.
};

static_assert(sizeof(AppealFact) == 32);
static_assert(std::is_trivially_copyable_v<AppealFact>);

// Which appeals are counted; an empty field leaves all in.
struct AppealFilter {
  std::optional<uint32_t> route = {};
  std::optional<uint32_t> outcome = {};
};

// Returns how many appeals were raised on or before `day` and not decided by
// the end of it, as known at revision `known_at`. What came of them since is
// not looked at: an open appeal has no outcome.
int64_t CountOpenOn(absl::Span<const AppealFact> facts, absl::CivilDay day,
                    uint64_t known_at, const AppealFilter& filter);

// Returns how many appeals were raised on a day of `period`, as known at
// revision `known_at`.
int64_t CountRaisedIn(absl::Span<const AppealFact> facts, const Period& period,
                      uint64_t known_at, const AppealFilter& filter);

// Returns how many appeals were decided on a day of `period`, as known at
// revision `known_at`.
int64_t CountDecidedIn(absl::Span<const AppealFact> facts, const Period& period,
                       uint64_t known_at, const AppealFilter& filter);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_APPEAL_FACTS_H_
