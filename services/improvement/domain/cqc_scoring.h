// How the Care Quality Commission turns the scores of its quality statements
// into a percentage and a rating. The framework is an argument, because the
// commission changes it and an old assessment keeps the one of its day.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_CQC_SCORING_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_CQC_SCORING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"

namespace carereform::improvement {

// A rating and the lowest whole percentage that earns it.
struct RatingBand {
  std::string name;
  int lowest_percent = 0;
};

// One version of the way of scoring.
struct ScoringFramework {
  int statement_count = 0;  // Quality statements, each of equal weight.
  int min_score = 0;        // The lowest and highest score of a statement.
  int max_score = 0;
  // Added to 100 times the sum before it is divided by the greatest sum, which
  // sets the rounding: one less than that sum always rounds up.
  int rounding_addend = 0;
  std::vector<RatingBand> bands;  // From the lowest percentage to the highest.
};

// The outcome of an assessment.
struct CqcScore {
  int sum = 0;
  int percent = 0;
  std::string rating;

  friend bool operator==(const CqcScore&, const CqcScore&) = default;
};

// Returns the sum, whole percentage and rating of `scores`, one for each
// quality statement: percent = (100 x sum + rounding_addend) / greatest sum, in
// whole numbers.
//
// Returns INVALID_ARGUMENT if there are not `statement_count` scores, one is
// outside min_score to max_score, or the framework is not sound: a statement
// or more and at most 1000, 0 <= min_score < max_score <= 1000, an addend below
// the greatest sum, bands that rise and begin no higher than the lowest
// possible percentage.
//
// Source: CQC, "How we determine ratings" for local authorities: nine
// statements scored 1 to 4, percentage of the greatest sum 36; from 25
// inadequate, 39 requires improvement, 63 good, 88 outstanding. The page states
// no rounding; the published percentages 59, 62 and 70 arise from no sum
// unless rounded up, which an addend of 35 does.
absl::StatusOr<CqcScore> Score(absl::Span<const int> scores,
                               const ScoringFramework& framework);

// Returns the rating that a whole percentage earns; empty below the first band.
std::string RatingOfPercent(int percent, const ScoringFramework& framework);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_CQC_SCORING_H_
