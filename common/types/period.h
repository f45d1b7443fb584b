// A run of whole days.
#ifndef CR_COMMON_TYPES_PERIOD_H_
#define CR_COMMON_TYPES_PERIOD_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace carereform {

// The days from `start` up to but not including `end`. Made by MakePeriod and
// its relatives, a period holds one day at least.
struct Period {
  absl::CivilDay start;  // The first day.
  absl::CivilDay end;    // The day after the last.

  friend bool operator==(const Period&, const Period&) = default;
};

// Returns the days from `start` up to but not including `end`.
// Returns INVALID_ARGUMENT unless `end` is after `start`.
absl::StatusOr<Period> MakePeriod(absl::CivilDay start, absl::CivilDay end);

// Returns the `months` months that end with and include `as_of`: twelve months
// to 12 October 2025 begin on 13 October 2024. Where the month in which it
// would begin is too short for that day, it begins on that month's last day.
// Returns INVALID_ARGUMENT unless `months` is from 1 to 1200.
absl::StatusOr<Period> TrailingMonths(absl::CivilDay as_of, int months);

// Says whether `day` is one of the days of `period`.
bool Contains(const Period& period, absl::CivilDay day);

// Returns the number of days in `period`.
int64_t DayCount(const Period& period);

// Returns `period` as people write it, with the last day that it includes:
// "13 October 2024 to 12 October 2025", or one date if it holds one day.
std::string PrintPeriod(const Period& period);

// Writes PrintPeriod(period).
std::ostream& operator<<(std::ostream& out, const Period& period);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_PERIOD_H_
