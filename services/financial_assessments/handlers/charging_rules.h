// What the methods of ChargingRulesService do.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charging_rules.pb.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckListRateTables(const v1::ListRateTablesRequest& request);
absl::StatusOr<v1::ListRateTablesResponse> ListRateTables(
    const Records& records, const store::Reader& reader,
    const v1::ListRateTablesRequest& request);

absl::Status CheckGetRateTable(const v1::GetRateTableRequest& request);
absl::StatusOr<v1::RateTable> GetRateTable(
    const Records& records, const store::Reader& reader,
    const v1::GetRateTableRequest& request);

absl::Status CheckListChargingPolicies(
    const v1::ListChargingPoliciesRequest& request);
absl::StatusOr<v1::ListChargingPoliciesResponse> ListChargingPolicies(
    const Records& records, const store::Reader& reader,
    const v1::ListChargingPoliciesRequest& request);

absl::Status CheckGetChargingPolicy(
    const v1::GetChargingPolicyRequest& request);
absl::StatusOr<v1::ChargingPolicy> GetChargingPolicy(
    const Records& records, const store::Reader& reader,
    const v1::GetChargingPolicyRequest& request);

absl::Status CheckGetRulesOn(const v1::GetRulesOnRequest& request);
absl::StatusOr<v1::RulesOnDay> GetRulesOn(const Records& records,
                                          const store::Reader& reader,
                                          const v1::GetRulesOnRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGING_RULES_H_
