// The order of the days in a referral's life.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/date_order.h"

namespace carereform::assessments {

// The days on which a referral met each state; empty if it has not, or if the
// day is not known.
struct ReferralDates {
  absl::CivilDay received;
  std::optional<absl::CivilDay> triaged;
  std::optional<absl::CivilDay> allocated;
  std::optional<absl::CivilDay> started;
  std::optional<absl::CivilDay> closed;
};

// Returns every breach of: received, triaged, allocated, started and closed
// follow one another in that order, on the same day or later; none is after
// `today`. Fields are named received_date, triaged_date, allocated_date,
// started_date and closed_date.
std::vector<DateViolation> CheckOrder(const ReferralDates& dates,
                                      absl::CivilDay today);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_
