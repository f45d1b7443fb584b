// When a support is to be reviewed next. Source: yearly reviews, 002:825-827;
// two weeks after discharge, 002:1271; placements after one, two and six weeks:
// the council's practice as the data file says.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_REVIEW_INTERVALS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_REVIEW_INTERVALS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/due_cycles.h"

namespace carereform::assessments {

// What an interval is counted from.
enum class ReviewedAfter {
  kStart,      // Once, after the support started.
  kDischarge,  // Once, after discharge from hospital.
  kReview,  // Again and again, after each review, or the start for the first.
};

// After how long a support of one kind is to be reviewed, over a run of days.
struct ReviewInterval {
  uint16_t kind = 0;  // The number of the kind of support.
  ReviewedAfter after = ReviewedAfter::kReview;
  int months = 0;                    // Either these
  int days = 0;                      // or these.
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// What is known of a support. Days are counted from 1 January 1970.
struct SupportDays {
  uint16_t kind = 0;
  int32_t started = kNoDay;
  int32_t ended = kNoDay;            // The first day without it.
  int32_t discharged = kNoDay;       // From hospital, before it.
  int32_t reviewed_before = kNoDay;  // Before it was kept here.
  std::vector<int32_t> reviewed;     // The days of reviews, in any order.
};

// Returns the cycles of reviews of a support. What is due once after the start
// comes first, in order of its days, each answered by one review, and then what
// is due again and again. From discharge on, until a review on that day or
// later, what is due after it counts too: the earliest day is the due day.
// Intervals are those of the day that they are counted from.
std::vector<DueCycle> ReviewCycles(absl::Span<const ReviewInterval> intervals,
                                   const SupportDays& support);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_REVIEW_INTERVALS_H_
