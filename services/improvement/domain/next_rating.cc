#include "services/improvement/domain/next_rating.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace carereform::improvement {
namespace {

// The fewest statements that can be raised by `points` in all.
int FewestStatements(absl::Span<const int> scores, int max_score, int points) {
  std::vector<int> room;
  for (const int score : scores) room.push_back(max_score - score);
  std::sort(room.begin(), room.end(), std::greater<>());
  int statements = 0;
  for (const int most : room) {
    if (points <= 0) break;
    points -= most;
    ++statements;
  }
  return statements;
}

}  // namespace

absl::StatusOr<CqcScore> ScoreOfSum(int sum,
                                    const ScoringFramework& framework) {
  const int lowest = framework.statement_count * framework.min_score;
  const int greatest = framework.statement_count * framework.max_score;
  if (sum < lowest || sum > greatest) {
    return absl::InvalidArgumentError(
        absl::StrCat("the scores make a sum from ", lowest, " to ", greatest));
  }
  // Any scores of that sum have its outcome.
  std::vector<int> scores(static_cast<size_t>(framework.statement_count),
                          framework.min_score);
  int rest = sum - lowest;
  for (int& score : scores) {
    const int raised =
        std::min(rest, framework.max_score - framework.min_score);
    score += raised;
    rest -= raised;
  }
  return Score(scores, framework);
}

absl::StatusOr<std::optional<NextRating>> FindNextRating(
    absl::Span<const int> scores, const ScoringFramework& framework) {
  const absl::StatusOr<CqcScore> now = Score(scores, framework);
  if (!now.ok()) return now.status();
  const int greatest = framework.statement_count * framework.max_score;
  for (int sum = now->sum + 1; sum <= greatest; ++sum) {
    const absl::StatusOr<CqcScore> then = ScoreOfSum(sum, framework);
    if (!then.ok()) return then.status();
    if (then->rating == now->rating) continue;
    const int points = sum - now->sum;
    return NextRating{.rating = then->rating,
                      .sum = sum,
                      .percent = then->percent,
                      .points = points,
                      .fewest_statements = FewestStatements(
                          scores, framework.max_score, points)};
  }
  return std::optional<NextRating>();
}

}  // namespace carereform::improvement
