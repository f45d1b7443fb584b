// Waits that were found once, told apart: by a dimension, and by whether
// adjusted figures have them.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_GROUPS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_GROUPS_H_

#include <cstdint>
#include <map>

#include "absl/types/span.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// Returns `waits` by the code that each has in `dimension`.
std::map<uint16_t, Waits> Split(absl::Span<const WaitFact> facts,
                                const Waits& waits, Dimension dimension);

// Takes those with an exclusion out of `waits`: out of those that it counts and
// out of those that lack a day. Returns how many went, by exclusion.
std::map<uint8_t, int64_t> LeaveOutExcluded(absl::Span<const WaitFact> facts,
                                            Waits& waits);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_WAIT_GROUPS_H_
