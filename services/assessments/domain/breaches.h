// Which open cases have waited longer than a standard allows, and which will
// have if nothing happens.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_BREACHES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_BREACHES_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/standards.h"
#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// A standard, as open cases of one type are held against it on one day.
struct Limit {
  uint16_t type = 0;
  Standard standard;
  int32_t now = 0;   // A wait that began on this day or before is in breach.
  int32_t soon = 0;  // The same within the horizon, if nothing happens.
};

// Returns `standard` as it limits cases of the type numbered `type` on `day`,
// and at most `horizon_days` later. Errors: OUT_OF_RANGE where bank holidays
// are not known for that long.
absl::StatusOr<Limit> LimitOn(const Standard& standard, uint16_t type,
                              absl::CivilDay day, int64_t horizon_days);

// A case that passed its due day or soon will.
struct Breach {
  uint32_t row = 0;    // Of the case's fact.
  uint32_t limit = 0;  // Among those given.
  uint16_t from = 0;   // The day the wait began.
};

// Returns every case that is in breach of one of `limits` on `day` or will be
// within their horizon, once for each, in the order of the facts. One is in
// breach from the day after the last day within the standard until it meets the
// stage, or a later one, or is closed.
std::vector<Breach> BreachesOn(const FactView& view, absl::CivilDay day,
                               absl::Span<const Limit> limits);

// Returns every case that is in breach of any of `limits` on `day`.
Waits InBreachOn(const FactView& view, absl::CivilDay day,
                 absl::Span<const Limit> limits);

// Returns every case that is not in breach of one of `limits` on `day` and will
// be within its horizon.
Waits SoonInBreachOn(const FactView& view, absl::CivilDay day,
                     absl::Span<const Limit> limits);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_BREACHES_H_
