// What is counted of cases other than waits.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CASE_COUNTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CASE_COUNTS_H_

#include <cstdint>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// In place of days, where the question is one of yes or no.
inline constexpr uint16_t kNo = 0;
inline constexpr uint16_t kYes = 1;

// Returns, for every case closed in `period`, whether whoever asked was told
// the outcome. One for which it is not recorded who asked is uncovered.
Waits OutcomesToldIn(const FactView& view, const Period& period);

// Returns, for every case that was to start by a day of `period`, whether it
// started by then. One that passed its start without a day is uncovered.
Waits StartedByIn(const FactView& view, const Period& period);

// Returns every case that is allocated and open on `day`. One whose worker is
// not recorded is uncovered.
Waits AllocatedOn(const FactView& view, absl::CivilDay day);

// Returns how many of `cases` each worker has, for workers who have any.
std::vector<int64_t> CaseloadsOf(absl::Span<const WaitFact> facts,
                                 absl::Span<const CaseWait> cases);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CASE_COUNTS_H_
