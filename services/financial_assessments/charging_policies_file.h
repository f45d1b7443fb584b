// Files of charging policies: those that the service was built with, and those
// that a council imports.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_POLICIES_FILE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_POLICIES_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/imports/issues.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// A charging policy, and the line of its file.
struct ChargingPolicyOfFile {
  ChargingPolicy policy;
  int line = 0;
};

struct ChargingPoliciesFile {
  std::string note;
  std::vector<ChargingPolicyOfFile> policies;  // In the order of the file.
};

// Reads a file such as data/charging_policies.csv, which may also have a column
// for each figure that a council may have higher: see MayBeHigher. Adds an
// issue for each line that is wrong by itself, for an id that stands twice, and
// for two policies on one day and a gap between policies.
ChargingPoliciesFile ReadChargingPolicies(absl::string_view csv,
                                          imports::Issues& issues);

// Returns data/charging_policies.csv. Errors: INVALID_ARGUMENT, with no reason,
// that names the line.
absl::StatusOr<std::vector<ChargingPolicy>> BuiltInChargingPolicies();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_POLICIES_FILE_H_
