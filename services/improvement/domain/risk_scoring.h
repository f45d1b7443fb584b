// The score of a risk by a scheme that is dated data: likelihood times impact,
// or the likelihood alone where the scheme has no impact.

#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_SCORING_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_SCORING_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"

namespace carereform::improvement {

// The numbers of a scheme with what each means, such as 3 "possible".
struct RiskScales {
  std::map<int, std::string> likelihoods;  // Never empty.
  std::map<int, std::string> impacts;      // Empty: the scheme has no impact.
  std::map<int, std::string> bands;        // The lowest value of each.
};

struct RiskValue {
  int value = 0;
  std::string band;

  friend bool operator==(const RiskValue&, const RiskValue&) = default;
};

// Returns the value and its band. Errors: INVALID_ARGUMENT, with no reason, for
// a number that the scheme does not have, and for an impact (not 0) where it
// has none.
absl::StatusOr<RiskValue> ScoreRisk(const RiskScales& scales, int likelihood,
                                    int impact);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_RISK_SCORING_H_
