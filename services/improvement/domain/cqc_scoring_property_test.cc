#include <cstddef>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/domain/cqc_scoring.h"

namespace carereform::improvement {
namespace {

ScoringFramework AnyFramework() {
  ScoringFramework framework;
  framework.statement_count = *rc::gen::inRange(1, 20);
  framework.min_score = *rc::gen::inRange(0, 3);
  framework.max_score = framework.min_score + *rc::gen::inRange(1, 6);
  // Always rounds up, as the published percentages do.
  framework.rounding_addend =
      framework.statement_count * framework.max_score - 1;
  framework.bands = {{"0", 0}, {"1", 39}, {"2", 63}, {"3", 88}};
  return framework;
}

std::vector<int> AnyScores(const ScoringFramework& framework) {
  return *rc::gen::container<std::vector<int>>(
      static_cast<size_t>(framework.statement_count),
      rc::gen::inRange(framework.min_score, framework.max_score + 1));
}

// The oracle counts up to the smallest percentage that is not below the exact
// one, with no division.
RC_GTEST_PROP(CqcScoringProperty, PercentIsTheExactOneRoundedUp, ()) {
  const ScoringFramework framework = AnyFramework();
  const std::vector<int> scores = AnyScores(framework);
  int sum = 0;
  for (const int score : scores) sum += score;
  const int greatest = framework.statement_count * framework.max_score;
  int percent = 0;
  while (percent * greatest < 100 * sum) ++percent;
  const auto score = Score(scores, framework);
  RC_ASSERT(score.ok());
  RC_ASSERT(score->sum == sum);
  RC_ASSERT(score->percent == percent);
}

RC_GTEST_PROP(CqcScoringProperty, AHigherScoreNeverLowersTheRating, ()) {
  const ScoringFramework framework = AnyFramework();
  const std::vector<int> scores = AnyScores(framework);
  std::vector<int> better = scores;
  int& raised = better[*rc::gen::inRange<size_t>(0, better.size())];
  raised = *rc::gen::inRange(raised, framework.max_score + 1);
  const auto before = Score(scores, framework);
  const auto after = Score(better, framework);
  RC_ASSERT(before.ok());
  RC_ASSERT(after.ok());
  RC_ASSERT(after->percent >= before->percent);
  RC_ASSERT(after->rating >= before->rating);
}

}  // namespace
}  // namespace carereform::improvement
