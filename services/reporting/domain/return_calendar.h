// The days of a quarterly return: whether it is interim, and whether what it
// reports is recent enough.
#ifndef CR_SERVICES_REPORTING_DOMAIN_RETURN_CALENDAR_H_
#define CR_SERVICES_REPORTING_DOMAIN_RETURN_CALENDAR_H_

#include <ostream>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/types/quarter.h"

namespace carereform::reporting {

// How much of its quarter a return can report.
enum class ReturnTiming {
  kInterim,       // Its as-of day is before the quarter's last day.
  kWholeQuarter,  // Its as-of day is the quarter's last day or later.
};

// Returns the timing of a return on `quarter` as at `as_of`.
// Returns INVALID_ARGUMENT if `as_of` is before the quarter's first day.
absl::StatusOr<ReturnTiming> TimingOf(FinancialQuarter quarter,
                                      absl::CivilDay as_of);

// How an observation's as-of day stands to a return's.
enum class Freshness {
  kCurrent,  // At most so many days older, which is allowed.
  kStale,    // Older.
  kLater,    // After the return's as-of day: not yet true on it.
};

// Returns the freshness of an observation as at `observed` in a return as at
// `as_of`, when it may be `days_allowed` days older. Requires days_allowed >=
// 0.
Freshness FreshnessOf(absl::CivilDay observed, absl::CivilDay as_of,
                      int days_allowed);

// Write "interim" or "whole quarter"; "current", "stale" or "later".
std::ostream& operator<<(std::ostream& out, ReturnTiming timing);
std::ostream& operator<<(std::ostream& out, Freshness freshness);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_RETURN_CALENDAR_H_
