// The standards that open cases are held against on a day.

#ifndef CR_SERVICES_ASSESSMENTS_BREACH_LIMITS_H_
#define CR_SERVICES_ASSESSMENTS_BREACH_LIMITS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/breaches.h"

namespace carereform::assessments {

// Returns a limit for each of `standards` that applies on `day`. Errors:
// INVALID_ARGUMENT, reason FIELD_INVALID, for a day that bank holidays are not
// known for, where a standard needs them.
absl::StatusOr<std::vector<Limit>> LimitsOn(
    absl::Span<const Standard> standards, absl::CivilDay day,
    int64_t horizon_days);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_BREACH_LIMITS_H_
