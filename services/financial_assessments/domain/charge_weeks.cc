#include "services/financial_assessments/domain/charge_weeks.h"

#include <algorithm>
#include <cstdint>

#include "common/types/checked_arithmetic.h"

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kDaysAWeek = 7;

// What `weekly` comes to from the first day of a week to `day`, some weeks and
// days later.
int64_t Cumulative(int64_t weekly, int64_t days) {
  return CheckedAdd(CheckedMultiply(weekly, days / kDaysAWeek),
                    CheckedMultiply(weekly, days % kDaysAWeek) / kDaysAWeek);
}

}  // namespace

absl::CivilDay FirstOfWeek(absl::CivilDay day, absl::Weekday begins) {
  // The day itself, if it is one on which weeks begin.
  return absl::PrevWeekday(day + 1, begins);
}

Pence AmountOver(Pence weekly, absl::CivilDay from, absl::CivilDay to,
                 absl::Weekday begins) {
  const absl::CivilDay first = FirstOfWeek(from, begins);
  return Pence::FromPence(
      CheckedSubtract(Cumulative(weekly.value(), to - first),
                      Cumulative(weekly.value(), from - first)));
}

int WholeMonths(absl::CivilDay from, absl::CivilDay to) {
  const auto months =
      static_cast<int>(absl::CivilMonth(to) - absl::CivilMonth(from));
  const absl::CivilDay last_of_month =
      absl::CivilDay(absl::CivilMonth(to) + 1) - 1;
  const int whole_on = std::min(from.day(), last_of_month.day());
  return to.day() < whole_on ? months - 1 : months;
}

}  // namespace carereform::financial_assessments
