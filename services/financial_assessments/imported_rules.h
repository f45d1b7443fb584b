// Checks files of rate tables and policies against the rules that a council
// has.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_

#include "absl/status/status.h"
#include "services/financial_assessments/charging_policies_file.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {

// Returns `table` of a file, laid over what the council imported before of its
// id: a figure that the file does not give stays.
RateTable OverImported(const CouncilRules& held, RateTable table);

// Returns OK if exactly one table would be in force on each day with the tables
// of `file` laid over those of their ids, with their days. Otherwise
// INVALID_ARGUMENT, reason FIELD_INVALID, that names the tables and the day;
// the same where a table would have a lower capital limit above the upper.
absl::Status CheckRateTables(const CouncilRules& held,
                             const RateTablesFile& file);

// The same of policies. Also refuses a to_date of the last policy, after which
// no charge could be worked out, a policy of the id of one that the service was
// built with, and one with an upper limit or a guarantee below that of the
// table in force on its first day.
absl::Status CheckChargingPolicies(const CouncilRules& held,
                                   const ChargingPoliciesFile& file);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_IMPORTED_RULES_H_
