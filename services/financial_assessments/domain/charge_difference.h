// What a change makes of a timeline: the bill, or the refund, for days gone by.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DIFFERENCE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DIFFERENCE_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/charge_timeline.h"

namespace carereform::financial_assessments {

// Days on which one weekly charge took the place of another.
struct ChangedRun {
  absl::CivilDay from;
  absl::CivilDay to;  // The first day that is no longer part of it.
  Pence old_weekly;   // Nothing where nothing was charged.
  Pence new_weekly;
  Pence difference;  // What the new comes to over the days, less the old.
};

struct ChargeDifference {
  // In order; days without a change are not among them.
  std::vector<ChangedRun> runs;

  // Of the days before the one asked about. A bill if positive, a refund if
  // negative.
  Pence backdated;
  // The first day gone by on which the charge changed; absent if none.
  std::optional<absl::CivilDay> first_affected;
  int64_t days = 0;  // Days gone by on which the charge changed.
  int months = 0;    // Whole months from the first of them until the day.
};

// Returns what is different in `after` from `before`, on days before and from
// `day` on: the first day that is not gone by. Runs are cut at `day`.
ChargeDifference DifferenceOf(absl::Span<const ChargeRun> before,
                              absl::Span<const ChargeRun> after,
                              absl::CivilDay day, absl::Weekday weeks_begin);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_DIFFERENCE_H_
