#include "services/financial_assessments/domain/weekly_deferral.h"

#include <algorithm>
#include <cstdint>

#include "services/financial_assessments/domain/charge_weeks.h"

namespace carereform::financial_assessments {
namespace {

constexpr int64_t kDaysOfWeek = 7;

Pence UpTo(Pence weekly, int64_t days) {
  return Pence::FromPence((weekly * days).value() / kDaysOfWeek);
}

}  // namespace

Pence PaidFromIncome(const WeeklyMeans& means) {
  return std::min(means.charge + means.top_up,
                  std::max(Pence(), means.income - means.kept));
}

Pence DeferredAWeek(const WeeklyMeans& means) {
  return std::max(Pence(), means.charge + means.top_up - PaidFromIncome(means) -
                               means.other_payments);
}

Pence PartOfWeekOn(absl::CivilDay day, Pence weekly,
                   absl::Weekday weeks_begin) {
  const int64_t into = day - FirstOfWeek(day, weeks_begin);
  return UpTo(weekly, into + 1) - UpTo(weekly, into);
}

}  // namespace carereform::financial_assessments
