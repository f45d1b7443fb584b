// Turns rate tables, policies and rules of means into messages and back.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_CONVERSION_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_CONVERSION_H_

#include <string>

#include "absl/strings/string_view.h"
#include "carereform/financial_assessments/v1/charging_rules.pb.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// Returns the name of a council's table or policy of that id.
std::string RateTableName(absl::string_view council, absl::string_view id);
std::string ChargingPolicyName(absl::string_view council, absl::string_view id);

// Returns a message without its etag, times and `built_in`.
v1::RateTable ToMessage(absl::string_view council, const RateTable& table);
v1::ChargingPolicy ToMessage(absl::string_view council,
                             const ChargingPolicy& policy);

// Returns the table or policy that a stored message holds, less figures that
// this version does not know.
RateTable StoredTable(const v1::RateTable& message);
ChargingPolicy StoredPolicy(const v1::ChargingPolicy& message);

// Adds the rules of incomes, capital and conflicts.
void AddMeansRules(const MeansRules& rules, v1::RulesOnDay& day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_CONVERSION_H_
