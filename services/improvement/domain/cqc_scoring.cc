#include "services/improvement/domain/cqc_scoring.h"

#include <cstddef>
#include <numeric>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace carereform::improvement {
namespace {

// Keep 100 times the greatest sum within an int.
constexpr int kMostStatements = 1000;
constexpr int kHighestScore = 1000;

int GreatestSum(const ScoringFramework& framework) {
  return framework.statement_count * framework.max_score;
}

int PercentOf(int sum, const ScoringFramework& framework) {
  return (100 * sum + framework.rounding_addend) / GreatestSum(framework);
}

absl::Status CheckNumbers(const ScoringFramework& framework) {
  if (framework.statement_count < 1 ||
      framework.statement_count > kMostStatements) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a scoring framework has 1 to ", kMostStatements, " statements"));
  }
  if (framework.min_score < 0 || framework.min_score >= framework.max_score ||
      framework.max_score > kHighestScore) {
    return absl::InvalidArgumentError(
        absl::StrCat("a scoring framework has a lowest score of 0 or more, "
                     "below its highest, which is at most ",
                     kHighestScore));
  }
  if (framework.rounding_addend < 0 ||
      framework.rounding_addend >= GreatestSum(framework)) {
    return absl::InvalidArgumentError(
        "a scoring framework's rounding addend is from 0 to one less than its "
        "greatest sum");
  }
  return absl::OkStatus();
}

absl::Status CheckBands(const ScoringFramework& framework) {
  const int lowest_sum = framework.statement_count * framework.min_score;
  if (framework.bands.empty() || framework.bands.front().lowest_percent >
                                     PercentOf(lowest_sum, framework)) {
    return absl::InvalidArgumentError(
        "a scoring framework's first rating must begin at or below the lowest "
        "possible percentage");
  }
  for (size_t i = 1; i < framework.bands.size(); ++i) {
    if (framework.bands[i].lowest_percent <=
        framework.bands[i - 1].lowest_percent) {
      return absl::InvalidArgumentError(
          "a scoring framework's ratings must each begin above the one before");
    }
  }
  return absl::OkStatus();
}

absl::Status CheckScores(absl::Span<const int> scores,
                         const ScoringFramework& framework) {
  if (scores.size() != static_cast<size_t>(framework.statement_count)) {
    return absl::InvalidArgumentError(
        absl::StrCat("there are ", framework.statement_count,
                     " quality statements: give each one score, not ",
                     scores.size(), " in all"));
  }
  for (size_t i = 0; i < scores.size(); ++i) {
    if (scores[i] < framework.min_score || scores[i] > framework.max_score) {
      return absl::InvalidArgumentError(
          absl::StrCat("the score of statement ", i + 1, " must be from ",
                       framework.min_score, " to ", framework.max_score,
                       ", not ", scores[i]));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<CqcScore> Score(absl::Span<const int> scores,
                               const ScoringFramework& framework) {
  absl::Status valid = CheckNumbers(framework);
  if (valid.ok()) valid = CheckBands(framework);
  if (valid.ok()) valid = CheckScores(scores, framework);
  if (!valid.ok()) return valid;

  CqcScore result;
  result.sum = std::accumulate(scores.begin(), scores.end(), 0);
  result.percent = PercentOf(result.sum, framework);
  result.rating = RatingOfPercent(result.percent, framework);
  return result;
}

std::string RatingOfPercent(int percent, const ScoringFramework& framework) {
  std::string rating;
  for (const RatingBand& band : framework.bands) {
    if (percent >= band.lowest_percent) rating = band.name;
  }
  return rating;
}

}  // namespace carereform::improvement
