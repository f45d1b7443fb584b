#include "services/improvement/domain/printed_result.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "services/improvement/domain/next_rating.h"

namespace carereform::improvement {
namespace {

bool SomeSumMakes(int percent, const ScoringFramework& framework) {
  const int greatest = framework.statement_count * framework.max_score;
  for (int sum = framework.statement_count * framework.min_score;
       sum <= greatest; ++sum) {
    if (ScoreOfSum(sum, framework)->percent == percent) return true;
  }
  return false;
}

// Counts a comparison and keeps the first that fails.
void Compare(bool agrees, const std::string& contradiction,
             CheckedResult& checked) {
  ++checked.compared;
  if (!agrees && checked.contradiction.empty()) {
    checked.contradiction = contradiction;
  }
}

}  // namespace

CheckedResult CheckResult(const PrintedResult& printed,
                          const ScoringFramework& framework) {
  CheckedResult checked;
  const std::optional<int> sum =
      printed.score_sum.has_value() ? printed.score_sum : printed.printed_sum;
  if (sum.has_value()) checked.outcome = *ScoreOfSum(*sum, framework);
  if (printed.score_sum.has_value() && printed.printed_sum.has_value()) {
    Compare(*printed.score_sum == *printed.printed_sum,
            absl::StrCat("the scores add up to ", *printed.score_sum,
                         " and the printed sum is ", *printed.printed_sum),
            checked);
  }
  if (checked.outcome.has_value() && printed.percent.has_value()) {
    Compare(checked.outcome->percent == *printed.percent,
            absl::StrCat("a sum of ", checked.outcome->sum, " makes ",
                         checked.outcome->percent, "% and ", *printed.percent,
                         "% is printed"),
            checked);
  } else if (printed.percent.has_value()) {
    Compare(SomeSumMakes(*printed.percent, framework),
            absl::StrCat("no sum of scores makes the printed ",
                         *printed.percent, "%"),
            checked);
  }
  if (checked.outcome.has_value()) {
    checked.rating = checked.outcome->rating;
  } else if (printed.percent.has_value()) {
    checked.rating = RatingOfPercent(*printed.percent, framework);
  }
  if (!checked.rating.empty() && !printed.rating.empty()) {
    Compare(
        absl::EqualsIgnoreCase(checked.rating, printed.rating),
        absl::StrCat(checked.outcome.has_value() ? "a sum of " : "",
                     checked.outcome.has_value() ? checked.outcome->sum
                                                 : *printed.percent,
                     checked.outcome.has_value() ? "" : "%", " makes ",
                     checked.rating, " and ", printed.rating, " is printed"),
        checked);
  }
  return checked;
}

}  // namespace carereform::improvement
