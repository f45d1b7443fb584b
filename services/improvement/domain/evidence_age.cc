#include "services/improvement/domain/evidence_age.h"

#include "common/types/civil_date.h"

namespace carereform::improvement {

int MonthsOld(absl::CivilDay day, absl::CivilDay as_of) {
  if (as_of <= day) return 0;
  const int months =
      static_cast<int>(absl::CivilMonth(as_of) - absl::CivilMonth(day));
  return AddMonthsClamped(day, months) <= as_of ? months : months - 1;
}

bool IsOld(absl::CivilDay day, absl::CivilDay as_of, int limit_months) {
  return as_of > AddMonthsClamped(day, limit_months);
}

}  // namespace carereform::improvement
