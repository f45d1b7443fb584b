#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/domain/next_rating.h"

namespace carereform::improvement {
namespace {

constexpr int kHighest = 3;

ScoringFramework Small(int statements) {
  return {.statement_count = statements,
          .min_score = 1,
          .max_score = kHighest,
          .rounding_addend = statements * kHighest - 1,
          .bands = {{"0", 0}, {"1", 50}, {"2", 70}, {"3", 95}}};
}

// Every way to raise `scores`, from statement `at` on, tried one by one: the
// fewest points that change the rating and, with those, the fewest statements.
void TryAll(const ScoringFramework& framework, const std::vector<int>& before,
            std::vector<int>& scores, size_t at,
            std::map<int, int>& statements_by_points) {
  if (at == scores.size()) {
    if (Score(scores, framework)->rating == Score(before, framework)->rating) {
      return;
    }
    int points = 0;
    int statements = 0;
    for (size_t i = 0; i < scores.size(); ++i) {
      points += scores[i] - before[i];
      if (scores[i] > before[i]) ++statements;
    }
    const auto [found, added] =
        statements_by_points.emplace(points, statements);
    if (!added) found->second = std::min(found->second, statements);
    return;
  }
  for (scores[at] = before[at]; scores[at] <= kHighest; ++scores[at]) {
    TryAll(framework, before, scores, at + 1, statements_by_points);
  }
  scores[at] = before[at];
}

RC_GTEST_PROP(NextRatingProperty, IsTheFewestPointsOfAllThatCanBeTried, ()) {
  const int statements = *rc::gen::inRange(1, 6);
  const ScoringFramework framework = Small(statements);
  const auto scores = *rc::gen::container<std::vector<int>>(
      static_cast<size_t>(statements), rc::gen::inRange(1, kHighest + 1));
  std::map<int, int> tried;
  std::vector<int> raised = scores;
  TryAll(framework, scores, raised, 0, tried);
  const auto next = FindNextRating(scores, framework);
  RC_ASSERT(next.ok());
  RC_ASSERT(next->has_value() == !tried.empty());
  if (!next->has_value()) return;
  RC_ASSERT((*next)->points == tried.begin()->first);
  RC_ASSERT((*next)->fewest_statements == tried.begin()->second);
  RC_ASSERT((*next)->sum ==
            std::accumulate(scores.begin(), scores.end(), 0) + (*next)->points);
}

RC_GTEST_PROP(NextRatingProperty, ASumHasTheOutcomeOfAnyScoresThatMakeIt, ()) {
  const ScoringFramework framework = Small(5);
  const auto scores = *rc::gen::container<std::vector<int>>(
      5, rc::gen::inRange(1, kHighest + 1));
  const int sum = std::accumulate(scores.begin(), scores.end(), 0);
  const auto by_sum = ScoreOfSum(sum, framework);
  RC_ASSERT(by_sum.ok());
  RC_ASSERT(*by_sum == *Score(scores, framework));
}

}  // namespace
}  // namespace carereform::improvement
