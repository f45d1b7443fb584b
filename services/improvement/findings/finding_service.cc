#include "services/improvement/findings/finding_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/findings/finding_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* FindingService::CreateFinding(
    grpc::CallbackServerContext* context,
    const v1::CreateFindingRequest* request, v1::Finding* response) {
  return rpc::ServeCreate(parts_, store_, records_.findings(), context, request,
                          response);
}

grpc::ServerUnaryReactor* FindingService::GetFinding(
    grpc::CallbackServerContext* context, const v1::GetFindingRequest* request,
    v1::Finding* response) {
  return rpc::ServeGet(parts_, store_, records_.findings(), context, request,
                       response);
}

grpc::ServerUnaryReactor* FindingService::ListFindings(
    grpc::CallbackServerContext* context,
    const v1::ListFindingsRequest* request,
    v1::ListFindingsResponse* response) {
  return methods_.Read(context, request, response, &CheckListFindings,
                       &improvement::ListFindings);
}

grpc::ServerUnaryReactor* FindingService::UpdateFinding(
    grpc::CallbackServerContext* context,
    const v1::UpdateFindingRequest* request, v1::Finding* response) {
  return rpc::ServeUpdate(parts_, store_, records_.findings(), context, request,
                          response);
}

}  // namespace carereform::improvement
