#include "services/improvement/domain/clear_days.h"

namespace carereform::improvement {
namespace {

// Steps by `step`, 1 or -1, until `count` working days were passed.
absl::StatusOr<absl::CivilDay> Step(const BankHolidays& holidays,
                                    absl::CivilDay day, int count, int step) {
  if (count < 0 || count > kMaxCountedDays) {
    return absl::InvalidArgumentError("a count of days is out of range");
  }
  if (count > 0) day += step;
  int passed = 0;
  while (true) {
    const absl::StatusOr<bool> works = holidays.IsWorkingDay(day);
    if (!works.ok()) return works.status();
    if (*works && ++passed >= count) return day;
    day += step;
  }
}

}  // namespace

absl::StatusOr<absl::CivilDay> WorkingDaysBefore(const BankHolidays& holidays,
                                                 absl::CivilDay day,
                                                 int count) {
  return Step(holidays, day, count, -1);
}

absl::StatusOr<absl::CivilDay> WorkingDaysAfter(const BankHolidays& holidays,
                                                absl::CivilDay day, int count) {
  return Step(holidays, day, count, 1);
}

absl::StatusOr<absl::CivilDay> LastDayForClearDays(const BankHolidays& holidays,
                                                   absl::CivilDay meeting,
                                                   int count) {
  return WorkingDaysBefore(holidays, meeting, count + 1);
}

}  // namespace carereform::improvement
