// The weeks and working days in which a team's list has to be looked at, and
// those in which it was not. Source: 002:823, trays at least weekly; 002:963,
// occupational therapy daily.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_TRAY_SLOTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_TRAY_SLOTS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/period.h"
#include "common/types/working_days.h"

namespace carereform::assessments {

// Returns the weeks, Monday to Sunday, that lie wholly in `period`, in order.
std::vector<Period> WholeWeeks(const Period& period);

// Returns each working day of `period` as a period of one day, in order.
// Returns OUT_OF_RANGE where the bank holidays of one of its years are not
// held.
absl::StatusOr<std::vector<Period>> WorkingDays(const Period& period,
                                                const BankHolidays& holidays);

// What came of one team's slots.
struct SlotsReviewed {
  std::vector<Period> missed;  // Due, and with no review on any of its days.
  int64_t due = 0;
  int64_t done = 0;  // Due, and with a review on one of its days.
};

// Takes `slots`, in order and apart, as due where somebody waits on one of
// their days, by `waits`, and as done where one of `reviews` falls on one of
// them.
SlotsReviewed ReviewedSlots(absl::Span<const Period> slots,
                            absl::Span<const Period> waits,
                            absl::Span<const absl::CivilDay> reviews);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_TRAY_SLOTS_H_
