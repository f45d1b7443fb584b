#include "tools/carereform/dates.h"

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

google::type::Date ToDate(absl::CivilDay day) {
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

absl::Status EndsNone(absl::string_view last, absl::CivilDay end) {
  return UsageError(absl::StrCat("--to ", last,
                                 " ends none of the periods that follow from "
                                 "--from: the one that it is in ends on ",
                                 absl::FormatCivilTime(end)));
}

}  // namespace

std::string DateProblem(absl::string_view text) {
  const auto day = ParseDate(text);
  return day.ok() ? "" : std::string(day.status().message());
}

google::type::Date DateFrom(absl::string_view text) {
  const auto day = ParseDate(text);
  return day.ok() ? ToDate(*day) : google::type::Date();
}

absl::StatusOr<std::vector<common::v1::DateRange>> MonthsBetween(
    absl::string_view first, absl::string_view last, int months) {
  CR_ASSIGN_OR_RETURN(absl::CivilDay start, ParseDate(first));
  CR_ASSIGN_OR_RETURN(const absl::CivilDay end, ParseDate(last));
  if (start.day() != 1) {
    return UsageError(
        absl::StrCat("--from ", first, " is not the first day of a month"));
  }
  if (end < start) {
    return UsageError(absl::StrCat("--to ", last, " is before --from ", first));
  }
  std::vector<common::v1::DateRange> periods;
  while (start <= end) {
    const absl::CivilDay next(absl::CivilMonth(start) + months);
    if (next - 1 > end) return EndsNone(last, next - 1);
    common::v1::DateRange& period = periods.emplace_back();
    *period.mutable_first_date() = ToDate(start);
    *period.mutable_last_date() = ToDate(next - 1);
    start = next;
  }
  return periods;
}

}  // namespace carereform::command_line
