// RiskService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_SERVICE_H_

#include "carereform/improvement/v1/risks.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

class RiskService final : public v1::RiskService::CallbackService {
 public:
  RiskService(const rpc::ServerParts& parts, store::Store& store,
              const RiskRecords& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateRisk(grpc::CallbackServerContext* context,
                                       const v1::CreateRiskRequest* request,
                                       v1::Risk* response) override;
  grpc::ServerUnaryReactor* GetRisk(grpc::CallbackServerContext* context,
                                    const v1::GetRiskRequest* request,
                                    v1::Risk* response) override;
  grpc::ServerUnaryReactor* ListRisks(grpc::CallbackServerContext* context,
                                      const v1::ListRisksRequest* request,
                                      v1::ListRisksResponse* response) override;
  grpc::ServerUnaryReactor* UpdateRisk(grpc::CallbackServerContext* context,
                                       const v1::UpdateRiskRequest* request,
                                       v1::Risk* response) override;
  grpc::ServerUnaryReactor* ReviewRisk(grpc::CallbackServerContext* context,
                                       const v1::ReviewRiskRequest* request,
                                       v1::Risk* response) override;
  grpc::ServerUnaryReactor* EscalateRisk(grpc::CallbackServerContext* context,
                                         const v1::EscalateRiskRequest* request,
                                         v1::Risk* response) override;
  grpc::ServerUnaryReactor* CloseRisk(grpc::CallbackServerContext* context,
                                      const v1::CloseRiskRequest* request,
                                      v1::Risk* response) override;
  grpc::ServerUnaryReactor* ReopenRisk(grpc::CallbackServerContext* context,
                                       const v1::ReopenRiskRequest* request,
                                       v1::Risk* response) override;
  grpc::ServerUnaryReactor* MaterialiseRisk(
      grpc::CallbackServerContext* context,
      const v1::MaterialiseRiskRequest* request, v1::Risk* response) override;
  grpc::ServerUnaryReactor* UpdateMitigation(
      grpc::CallbackServerContext* context,
      const v1::UpdateMitigationRequest* request, v1::Risk* response) override;
  grpc::ServerUnaryReactor* GetRiskRegister(
      grpc::CallbackServerContext* context,
      const v1::GetRiskRegisterRequest* request,
      v1::RiskRegister* response) override;
  grpc::ServerUnaryReactor* CreateDecision(
      grpc::CallbackServerContext* context,
      const v1::CreateDecisionRequest* request,
      v1::Decision* response) override;
  grpc::ServerUnaryReactor* GetDecision(grpc::CallbackServerContext* context,
                                        const v1::GetDecisionRequest* request,
                                        v1::Decision* response) override;
  grpc::ServerUnaryReactor* ListDecisions(
      grpc::CallbackServerContext* context,
      const v1::ListDecisionsRequest* request,
      v1::ListDecisionsResponse* response) override;
  grpc::ServerUnaryReactor* CreateDependency(
      grpc::CallbackServerContext* context,
      const v1::CreateDependencyRequest* request,
      v1::Dependency* response) override;
  grpc::ServerUnaryReactor* GetDependency(
      grpc::CallbackServerContext* context,
      const v1::GetDependencyRequest* request,
      v1::Dependency* response) override;
  grpc::ServerUnaryReactor* ListDependencies(
      grpc::CallbackServerContext* context,
      const v1::ListDependenciesRequest* request,
      v1::ListDependenciesResponse* response) override;
  grpc::ServerUnaryReactor* SettleDependency(
      grpc::CallbackServerContext* context,
      const v1::SettleDependencyRequest* request,
      v1::Dependency* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const RiskRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_SERVICE_H_
