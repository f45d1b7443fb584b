// Checks files of rate tables and policies against the rules that a council
// has.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_

#include "absl/status/status.h"
#include "services/financial_assessments/charging_policies_file.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {

// Returns OK if exactly one table would be in force on each day with the tables
// of `file` in place of those of their ids. Otherwise INVALID_ARGUMENT, reason
// FIELD_INVALID, that names the tables and the day.
absl::Status CheckRateTables(const CouncilRules& held,
                             const RateTablesFile& file);

// The same of policies. Also refuses one of the id of a policy that the service
// was built with, and one with an upper limit or a guarantee below that of the
// table in force on its first day.
absl::Status CheckChargingPolicies(const CouncilRules& held,
                                   const ChargingPoliciesFile& file);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_
