// The schemes by which risks are scored, as dated data.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_SCHEMES_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_SCHEMES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/improvement/domain/risk_scoring.h"

namespace carereform::improvement {

struct RiskScheme {
  std::string id;
  absl::CivilDay from;               // The first day on which it may be used.
  std::optional<absl::CivilDay> to;  // The first on which it no longer may.
  std::string status;                // "published" or "assumed".
  RiskScales scales;
};

// Reads a file such as data/risk_schemes.csv. Errors: INVALID_ARGUMENT, with no
// reason, that names the line or the scheme.
absl::StatusOr<std::vector<RiskScheme>> ParseRiskSchemes(absl::string_view csv);

// Returns data/risk_schemes.csv.
const std::vector<RiskScheme>& BuiltInRiskSchemes();

// Returns the scheme of that id, or null.
const RiskScheme* FindScheme(const std::vector<RiskScheme>& schemes,
                             absl::string_view id);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_SCHEMES_H_
