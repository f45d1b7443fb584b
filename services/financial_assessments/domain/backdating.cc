#include "services/financial_assessments/domain/backdating.h"

#include <algorithm>

namespace carereform::financial_assessments {

absl::CivilDay MonthsAfter(absl::CivilDay day, int64_t months) {
  const absl::CivilMonth month = absl::CivilMonth(day) + months;
  const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

int64_t MonthsBackdated(absl::CivilDay charge_from, absl::CivilDay told) {
  if (told <= charge_from) return 0;
  const int64_t months = absl::CivilMonth(told) - absl::CivilMonth(charge_from);
  return MonthsAfter(charge_from, months) <= told ? months : months - 1;
}

bool IsBackdatedOver(int64_t months, absl::CivilDay charge_from,
                     absl::CivilDay told) {
  return MonthsAfter(charge_from, months) < told;
}

}  // namespace carereform::financial_assessments
