#include "services/improvement/risks/risk_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/risks/risk_handlers.h"
#include "services/improvement/risks/risk_register.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* RiskService::CreateRisk(
    grpc::CallbackServerContext* context, const v1::CreateRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeCreate(parts_, store_, records_.risks(), context, request,
                          response);
}

grpc::ServerUnaryReactor* RiskService::GetRisk(
    grpc::CallbackServerContext* context, const v1::GetRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response,
      [this](const v1::GetRiskRequest& asked) {
        return CheckGetRisk(records_, asked);
      },
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetRiskRequest& asked) {
        return improvement::GetRisk(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::ListRisks(
    grpc::CallbackServerContext* context, const v1::ListRisksRequest* request,
    v1::ListRisksResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response,
      [this](const v1::ListRisksRequest& asked) {
        return CheckListRisks(records_, asked);
      },
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::ListRisksRequest& asked) {
        return improvement::ListRisks(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::UpdateRisk(
    grpc::CallbackServerContext* context, const v1::UpdateRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [this](const v1::UpdateRiskRequest& asked) {
        return records_.risks().CheckUpdate(asked);
      },
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::UpdateRiskRequest& asked) {
        return improvement::UpdateRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::ReviewRisk(
    grpc::CallbackServerContext* context, const v1::ReviewRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckReviewRisk,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::ReviewRiskRequest& asked) {
        return improvement::ReviewRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::EscalateRisk(
    grpc::CallbackServerContext* context,
    const v1::EscalateRiskRequest* request, v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckEscalateRisk,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::EscalateRiskRequest& asked) {
        return improvement::EscalateRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::CloseRisk(
    grpc::CallbackServerContext* context, const v1::CloseRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckCloseRisk,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::CloseRiskRequest& asked) {
        return improvement::CloseRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::ReopenRisk(
    grpc::CallbackServerContext* context, const v1::ReopenRiskRequest* request,
    v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckReopenRisk,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::ReopenRiskRequest& asked) {
        return improvement::ReopenRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::MaterialiseRisk(
    grpc::CallbackServerContext* context,
    const v1::MaterialiseRiskRequest* request, v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckMaterialiseRisk,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::MaterialiseRiskRequest& asked) {
        return improvement::MaterialiseRisk(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::UpdateMitigation(
    grpc::CallbackServerContext* context,
    const v1::UpdateMitigationRequest* request, v1::Risk* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckUpdateMitigation,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::UpdateMitigationRequest& asked) {
        return improvement::UpdateMitigation(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::GetRiskRegister(
    grpc::CallbackServerContext* context,
    const v1::GetRiskRegisterRequest* request, v1::RiskRegister* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetRiskRegister,
      [this](const store::Reader& reader, const rpc::Call&,
             const v1::GetRiskRegisterRequest& asked) {
        return improvement::GetRiskRegister(records_, reader, asked);
      });
}

grpc::ServerUnaryReactor* RiskService::CreateDecision(
    grpc::CallbackServerContext* context,
    const v1::CreateDecisionRequest* request, v1::Decision* response) {
  return rpc::ServeCreate(parts_, store_, records_.decisions(), context,
                          request, response);
}

grpc::ServerUnaryReactor* RiskService::GetDecision(
    grpc::CallbackServerContext* context, const v1::GetDecisionRequest* request,
    v1::Decision* response) {
  return rpc::ServeGet(parts_, store_, records_.decisions(), context, request,
                       response);
}

grpc::ServerUnaryReactor* RiskService::ListDecisions(
    grpc::CallbackServerContext* context,
    const v1::ListDecisionsRequest* request,
    v1::ListDecisionsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.decisions(), context, request,
                        response);
}

grpc::ServerUnaryReactor* RiskService::CreateDependency(
    grpc::CallbackServerContext* context,
    const v1::CreateDependencyRequest* request, v1::Dependency* response) {
  return rpc::ServeCreate(parts_, store_, records_.dependencies(), context,
                          request, response);
}

grpc::ServerUnaryReactor* RiskService::GetDependency(
    grpc::CallbackServerContext* context,
    const v1::GetDependencyRequest* request, v1::Dependency* response) {
  return rpc::ServeGet(parts_, store_, records_.dependencies(), context,
                       request, response);
}

grpc::ServerUnaryReactor* RiskService::ListDependencies(
    grpc::CallbackServerContext* context,
    const v1::ListDependenciesRequest* request,
    v1::ListDependenciesResponse* response) {
  return rpc::ServeList(parts_, store_, records_.dependencies(), context,
                        request, response);
}

grpc::ServerUnaryReactor* RiskService::SettleDependency(
    grpc::CallbackServerContext* context,
    const v1::SettleDependencyRequest* request, v1::Dependency* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckSettleDependency,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::SettleDependencyRequest& asked) {
        return improvement::SettleDependency(records_, txn, call, asked);
      });
}

}  // namespace carereform::improvement
