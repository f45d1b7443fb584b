// How far an assessment is from the next rating.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_NEXT_RATING_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_NEXT_RATING_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "services/improvement/domain/cqc_scoring.h"

namespace carereform::improvement {

// What the next rating needs.
struct NextRating {
  std::string rating;
  int sum = 0;                // The smallest that earns it.
  int percent = 0;            // Which that sum makes.
  int points = 0;             // That the scores lack of it.
  int fewest_statements = 0;  // That can be raised by so many points.

  friend bool operator==(const NextRating&, const NextRating&) = default;
};

// Returns the outcome of a sum of scores, or INVALID_ARGUMENT for one that the
// scores of a sound framework cannot make.
absl::StatusOr<CqcScore> ScoreOfSum(int sum, const ScoringFramework& framework);

// Returns what the rating above that of `scores` needs; nothing where they have
// the highest that the framework's greatest sum can earn. Errors: see Score.
//
// Source: the bands of the framework. A statement is raised by whole points to
// its highest score at most.
absl::StatusOr<std::optional<NextRating>> FindNextRating(
    absl::Span<const int> scores, const ScoringFramework& framework);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_NEXT_RATING_H_
