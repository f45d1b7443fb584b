#include "services/financial_assessments/domain/backdating.h"

#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/charge_weeks.h"

namespace carereform::financial_assessments {

int64_t MonthsBackdated(absl::CivilDay charge_from, absl::CivilDay told) {
  return told <= charge_from ? 0 : WholeMonths(charge_from, told);
}

bool IsBackdatedOver(int64_t months, absl::CivilDay charge_from,
                     absl::CivilDay told) {
  return AddMonthsClamped(charge_from, static_cast<int>(months)) < told;
}

}  // namespace carereform::financial_assessments
