#include "tools/carereform/dates.h"

#include "common/types/civil_date.h"

namespace carereform::command_line {

std::string DateProblem(absl::string_view text) {
  const auto day = ParseDate(text);
  return day.ok() ? "" : std::string(day.status().message());
}

google::type::Date DateFrom(absl::string_view text) {
  google::type::Date date;
  if (const auto day = ParseDate(text); day.ok()) {
    date.set_year(static_cast<int>(day->year()));
    date.set_month(day->month());
    date.set_day(day->day());
  }
  return date;
}

}  // namespace carereform::command_line
