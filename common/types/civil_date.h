// Days as people write and read them. The type of a day is absl::CivilDay, a
// civil date in Europe/London without a time; this module reads, writes and
// steps them, and finds the day of an instant. It never asks for the time.
#ifndef CR_COMMON_TYPES_CIVIL_DATE_H_
#define CR_COMMON_TYPES_CIVIL_DATE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace carereform {

// The years that a date may have, both included. Nobody alive was born before
// the first, and no programme plans beyond the last, so a year outside them is
// a slip of the keyboard.
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2200;

// A day, or a month when no day was given. A month means its end.
struct DateOrMonth {
  absl::CivilDay day;  // The last day of the month if only that is known.
  bool month_precision = false;  // Whether only the month is known.

  friend bool operator==(const DateOrMonth&, const DateOrMonth&) = default;
};

// Returns the day that `text` names in the form 2025-02-28.
//
// Returns INVALID_ARGUMENT for any other shape and for days that do not exist,
// OUT_OF_RANGE for years outside kFirstYear to kLastYear.
absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text);

// Returns the last day of the month that `text` names in the form 2025-02.
// Errors as for ParseDate.
absl::StatusOr<absl::CivilDay> ParseMonth(absl::string_view text);

// Returns the day that `text` names, or the last day of the month that it
// names. Errors as for ParseDate.
absl::StatusOr<DateOrMonth> ParseDateOrMonth(absl::string_view text);

// Returns `day` in the form 2025-02-28.
std::string FormatDate(absl::CivilDay day);

// Returns `day` in the form "20 October 2025".
std::string PrintDate(absl::CivilDay day);

// Returns the month of `day` in the form "February 2025".
std::string PrintMonth(absl::CivilDay day);

// Returns the last day of the month that holds `day`.
absl::CivilDay LastDayOfMonth(absl::CivilDay day);

// Returns the same day of the month `months` later (earlier if negative), or
// the last day of that month if it is too short: 31 May less 3 months is the
// last day of February.
absl::CivilDay AddMonthsClamped(absl::CivilDay day, int months);

// Returns the number of days from 1 January 1970 to `day`, for compact rows.
// Requires a year within kFirstYear to kLastYear.
int32_t DayNumber(absl::CivilDay day);

// Returns the day whose DayNumber is `number`.
absl::CivilDay DayOfNumber(int32_t number);

// Returns the time zone Europe/London.
//
// Returns FAILED_PRECONDITION if this machine has no rules for it, because UTC
// in its place would put events of a summer night on the wrong day.
absl::StatusOr<absl::TimeZone> LondonZone();

// Returns the civil day of `instant` in `london`, which LondonZone returns.
absl::CivilDay LondonDay(absl::Time instant, absl::TimeZone london);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_CIVIL_DATE_H_
