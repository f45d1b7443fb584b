#include "services/improvement/domain/due_dates.h"

namespace carereform::improvement {

absl::CivilDay LastDayOf(const DateOrMonth& date) {
  return date.month_precision ? LastDayOfMonth(date.day) : date.day;
}

absl::CivilDay FirstDayOf(const DateOrMonth& date) {
  return date.month_precision ? absl::CivilDay(absl::CivilMonth(date.day))
                              : date.day;
}

std::optional<int> DaysOverdue(const std::optional<DateOrMonth>& due,
                               absl::CivilDay as_of) {
  if (!due.has_value() || as_of <= LastDayOf(*due)) return std::nullopt;
  return static_cast<int>(as_of - LastDayOf(*due));
}

std::optional<int> SlippageDays(const std::optional<DateOrMonth>& first_due,
                                const std::optional<DateOrMonth>& expected) {
  if (!first_due.has_value() || !expected.has_value()) return std::nullopt;
  return static_cast<int>(LastDayOf(*expected) - LastDayOf(*first_due));
}

}  // namespace carereform::improvement
