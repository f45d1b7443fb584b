// Finds the observation that a cell is taken from, or set beside.

#ifndef CR_SERVICES_REPORTING_COMPILE_OBSERVED_H_
#define CR_SERVICES_REPORTING_COMPILE_OBSERVED_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/reporting/v1/reporting.pb.h"

namespace carereform::reporting {

// Returns the day that an observation counts for in a return of `as_of`: its
// day, or the end of its period. One of which only the month is known counts
// for the month's last day, or for `as_of` itself when that is earlier in the
// month.
absl::CivilDay DayObserved(const v1::Observation& observation,
                           absl::CivilDay as_of);

// Returns the latest observation of `code` that counts for `as_of` or a day
// before, or null. Of several for one day, the first by name.
const v1::Observation* LatestObserved(
    const std::vector<v1::Observation>& observations, absl::string_view code,
    absl::CivilDay as_of);

// Returns the observation that answers the same question as a computed `cell`:
// of its code, group, basis and unit, for its day or the month it is in. Null
// where none is held.
const v1::Observation* PublishedFor(
    const std::vector<v1::Observation>& observations, const v1::Cell& cell);

// Returns the observations of earlier days than that of `cell` which answer its
// question, by day. What a computed cell asks is told by the observation set
// beside it, or else by the latest before it; an observation that puts its
// question in other words is not of the same series and is left out.
std::vector<const v1::Observation*> EarlierThan(
    const std::vector<v1::Observation>& observations, const v1::Cell& cell);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_COMPILE_OBSERVED_H_
