// Whether what a register says of a risk can be relied on.
//
// Source: the assessment report of September 2025 found a register last
// reviewed in August 2024, and could not tell whether it was still current
// (seed 002, lines 829 and 1448). A risk counts as current only up to the last
// day on which its next review was due.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_REVIEW_STANDING_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_REVIEW_STANDING_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/civil_date.h"

namespace carereform::improvement {

// The reviews of something that has to be looked at again and again.
struct ReviewPlan {
  std::vector<DateOrMonth> reviews = {};  // Those on record, in order.
  // From which the first is due.
  std::optional<absl::CivilDay> raised = std::nullopt;
  std::optional<absl::CivilDay> closed = std::nullopt;  // From which none is.
  int interval_months = 1;                              // At least 1.
};

enum class Reliance { kCurrent, kStale, kNotReviewed, kClosed };

struct ReviewStanding {
  Reliance reliance = Reliance::kNotReviewed;
  std::optional<absl::CivilDay> due;  // The last day for the next review.
  int days_overdue = 0;               // From `due` to the day; 0 if not past.
  std::string sentence;               // The same, to be printed.
};

// Returns the last day for a review that follows `last`, a month standing for
// its last day: so many months later, or the last day of a shorter month.
absl::CivilDay NextReview(absl::CivilDay last, int interval_months);

// Returns how it stands on `day`, by the reviews up to that day. Current up to
// and including the due day, stale from the day after it; without a review on
// record never current.
ReviewStanding StandingOn(const ReviewPlan& plan, absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_REVIEW_STANDING_H_
