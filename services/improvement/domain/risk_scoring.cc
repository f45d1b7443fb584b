#include "services/improvement/domain/risk_scoring.h"

#include <iterator>

#include "absl/strings/str_cat.h"

namespace carereform::improvement {
namespace {

absl::Status Refuse(const char* what, const std::map<int, std::string>& scale) {
  return absl::InvalidArgumentError(
      scale.empty()
          ? absl::StrCat(what,
                         " is not scored by this scheme: ", "leave it out")
          : absl::StrCat(what, " has to be a whole number from ",
                         scale.begin()->first, " to ", scale.rbegin()->first));
}

}  // namespace

absl::StatusOr<RiskValue> ScoreRisk(const RiskScales& scales, int likelihood,
                                    int impact) {
  if (scales.likelihoods.count(likelihood) == 0) {
    return Refuse("the likelihood", scales.likelihoods);
  }
  const bool has_impact = !scales.impacts.empty();
  if (has_impact ? scales.impacts.count(impact) == 0 : impact != 0) {
    return Refuse("the impact", scales.impacts);
  }
  RiskValue score{likelihood * (has_impact ? impact : 1), ""};
  const auto above = scales.bands.upper_bound(score.value);
  if (above != scales.bands.begin()) score.band = std::prev(above)->second;
  return score;
}

}  // namespace carereform::improvement
