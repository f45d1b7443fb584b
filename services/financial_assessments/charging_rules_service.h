// ChargingRulesService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_SERVICE_H_

#include "carereform/financial_assessments/v1/charging_rules.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class ChargingRulesService final
    : public v1::ChargingRulesService::CallbackService {
 public:
  ChargingRulesService(const rpc::ServerParts& parts, store::Store& store,
                       const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* ListRateTables(
      grpc::CallbackServerContext* context,
      const v1::ListRateTablesRequest* request,
      v1::ListRateTablesResponse* response) override;
  grpc::ServerUnaryReactor* GetRateTable(grpc::CallbackServerContext* context,
                                         const v1::GetRateTableRequest* request,
                                         v1::RateTable* response) override;
  grpc::ServerUnaryReactor* ListChargingPolicies(
      grpc::CallbackServerContext* context,
      const v1::ListChargingPoliciesRequest* request,
      v1::ListChargingPoliciesResponse* response) override;
  grpc::ServerUnaryReactor* GetChargingPolicy(
      grpc::CallbackServerContext* context,
      const v1::GetChargingPolicyRequest* request,
      v1::ChargingPolicy* response) override;
  grpc::ServerUnaryReactor* GetRulesOn(grpc::CallbackServerContext* context,
                                       const v1::GetRulesOnRequest* request,
                                       v1::RulesOnDay* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGING_RULES_SERVICE_H_
