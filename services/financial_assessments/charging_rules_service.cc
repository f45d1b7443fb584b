#include "services/financial_assessments/charging_rules_service.h"

#include "services/financial_assessments/handlers/charging_rules.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* ChargingRulesService::ListRateTables(
    grpc::CallbackServerContext* context,
    const v1::ListRateTablesRequest* request,
    v1::ListRateTablesResponse* response) {
  return methods_.Read(context, request, response, &CheckListRateTables,
                       &financial_assessments::ListRateTables);
}

grpc::ServerUnaryReactor* ChargingRulesService::GetRateTable(
    grpc::CallbackServerContext* context,
    const v1::GetRateTableRequest* request, v1::RateTable* response) {
  return methods_.Read(context, request, response, &CheckGetRateTable,
                       &financial_assessments::GetRateTable);
}

grpc::ServerUnaryReactor* ChargingRulesService::ListChargingPolicies(
    grpc::CallbackServerContext* context,
    const v1::ListChargingPoliciesRequest* request,
    v1::ListChargingPoliciesResponse* response) {
  return methods_.Read(context, request, response, &CheckListChargingPolicies,
                       &financial_assessments::ListChargingPolicies);
}

grpc::ServerUnaryReactor* ChargingRulesService::GetChargingPolicy(
    grpc::CallbackServerContext* context,
    const v1::GetChargingPolicyRequest* request, v1::ChargingPolicy* response) {
  return methods_.Read(context, request, response, &CheckGetChargingPolicy,
                       &financial_assessments::GetChargingPolicy);
}

grpc::ServerUnaryReactor* ChargingRulesService::GetRulesOn(
    grpc::CallbackServerContext* context, const v1::GetRulesOnRequest* request,
    v1::RulesOnDay* response) {
  return methods_.Read(context, request, response, &CheckGetRulesOn,
                       &financial_assessments::GetRulesOn);
}

}  // namespace carereform::financial_assessments
