// The order of the days in a referral's life.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/date_order.h"
#include "services/assessments/domain/assessment_types.h"
#include "services/assessments/domain/stages.h"

namespace carereform::assessments {

// The days on which a referral met each stage, and on which it was closed;
// empty if it has not, or if the day is not known.
struct ReferralDates {
  StageDays stages;
  std::optional<absl::CivilDay> closed;
};

// Returns the field that holds the day of a stage: "triaged_date".
absl::string_view DateFieldOf(Stage stage);

// Returns every breach of: the stages follow one another in their order, on the
// same day or later, and the day of closing follows all; none is after `today`;
// none is of a stage that `uses` does not have. Fields are named as DateFieldOf
// has them, and closed_date.
std::vector<DateViolation> CheckOrder(const ReferralDates& dates,
                                      const StageUses& uses,
                                      absl::CivilDay today);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_REFERRAL_DATES_H_
