#include "common/types/civil_date.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/text_shape.h"

namespace carereform {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr absl::string_view kDateShape = "0000-00-00";
constexpr absl::string_view kMonthShape = "0000-00";
constexpr absl::string_view kMonthNames[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// Returns the first day of the month that opens `text`, which has the shape of
// a date or of a month.
absl::StatusOr<absl::CivilMonth> MonthAtStart(absl::string_view text) {
  const int year = NumberIn(text.substr(0, 4));
  const int month = NumberIn(text.substr(5, 2));
  if (month < 1 || month > 12) {
    return absl::InvalidArgumentError(absl::StrCat(
        "there is no month ", month, ": months run from 01 to 12"));
  }
  if (year < kFirstYear || year > kLastYear) {
    return absl::OutOfRangeError(absl::StrCat("the year ", year, " is outside ",
                                              kFirstYear, " to ", kLastYear,
                                              ": check the year"));
  }
  return absl::CivilMonth(year, month);
}

absl::string_view MonthName(absl::CivilDay day) {
  return kMonthNames[day.month() - 1];
}

}  // namespace

absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text) {
  if (!HasShape(text, kDateShape)) {
    return absl::InvalidArgumentError(
        "a date is a year, month and day: write it like 2025-02-28");
  }
  const absl::StatusOr<absl::CivilMonth> month = MonthAtStart(text);
  if (!month.ok()) return month.status();
  const int day_of_month = NumberIn(text.substr(8, 2));
  const absl::CivilDay last = LastDayOfMonth(absl::CivilDay(*month));
  if (day_of_month == 0) {
    return absl::InvalidArgumentError(
        absl::StrCat("the day is missing: give a day of ", PrintMonth(last),
                     ", from 1 to ", last.day()));
  }
  if (day_of_month > last.day()) {
    return absl::InvalidArgumentError(
        absl::StrCat("there is no ", day_of_month, " ", PrintMonth(last),
                     ": the month has days 1 to ", last.day()));
  }
  return absl::CivilDay(month->year(), month->month(), day_of_month);
}

absl::StatusOr<absl::CivilDay> ParseMonth(absl::string_view text) {
  if (!HasShape(text, kMonthShape)) {
    return absl::InvalidArgumentError(
        "a month is a year and month: write it like 2025-02");
  }
  const absl::StatusOr<absl::CivilMonth> month = MonthAtStart(text);
  if (!month.ok()) return month.status();
  return LastDayOfMonth(absl::CivilDay(*month));
}

absl::StatusOr<DateOrMonth> ParseDateOrMonth(absl::string_view text) {
  const bool month_precision = HasShape(text, kMonthShape);
  if (!month_precision && !HasShape(text, kDateShape)) {
    return absl::InvalidArgumentError(
        "a date is a day or a month: write it like 2025-02-28 or 2025-02");
  }
  const absl::StatusOr<absl::CivilDay> day =
      month_precision ? ParseMonth(text) : ParseDate(text);
  if (!day.ok()) return day.status();
  return DateOrMonth{*day, month_precision};
}

std::string FormatDate(absl::CivilDay day) {
  return absl::FormatCivilTime(day);
}

std::string PrintDate(absl::CivilDay day) {
  return absl::StrCat(day.day(), " ", PrintMonth(day));
}

std::string PrintMonth(absl::CivilDay day) {
  return absl::StrCat(MonthName(day), " ", day.year());
}

absl::CivilDay LastDayOfMonth(absl::CivilDay day) {
  return absl::CivilDay(absl::CivilMonth(day) + 1) - 1;
}

absl::CivilDay AddMonthsClamped(absl::CivilDay day, int months) {
  const absl::CivilDay first(absl::CivilMonth(day) + months);
  return first + (std::min(day.day(), LastDayOfMonth(first).day()) - 1);
}

int32_t DayNumber(absl::CivilDay day) {
  return static_cast<int32_t>(day - kEpoch);
}

absl::CivilDay DayOfNumber(int32_t number) { return kEpoch + number; }

absl::StatusOr<absl::TimeZone> LondonZone() {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone("Europe/London", &zone)) {
    return absl::FailedPreconditionError(
        "this machine has no time zone Europe/London, by which days are "
        "counted: install the package tzdata");
  }
  return zone;
}

absl::CivilDay LondonDay(absl::Time instant, absl::TimeZone london) {
  return absl::ToCivilDay(instant, london);
}

}  // namespace carereform
