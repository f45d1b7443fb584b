#include "services/assessments/domain/referral_dates.h"

namespace carereform::assessments {

std::vector<DateViolation> CheckOrder(const ReferralDates& dates,
                                      absl::CivilDay today) {
  const DatedStage stages[] = {
      {"received_date", "received", dates.received},
      {"triaged_date", "triaged", dates.triaged},
      {"allocated_date", "allocated", dates.allocated},
      {"started_date", "started", dates.started},
      {"closed_date", "closed", dates.closed},
  };
  return CheckDateOrder(stages, today);
}

}  // namespace carereform::assessments
