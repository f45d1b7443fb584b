#include "services/improvement/coverage/coverage_service.h"

#include "services/improvement/coverage/coverage_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* CoverageService::GetCoverage(
    grpc::CallbackServerContext* context, const v1::GetCoverageRequest* request,
    v1::Coverage* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetCoverage,
      [this](const store::Reader& reader, const rpc::Call&,
             const v1::GetCoverageRequest& asked) {
        return improvement::GetCoverage(sources_, reader, asked);
      });
}

grpc::ServerUnaryReactor* CoverageService::ListCoverageGaps(
    grpc::CallbackServerContext* context,
    const v1::ListCoverageGapsRequest* request,
    v1::ListCoverageGapsResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckListCoverageGaps,
      [this](const store::Reader& reader, const rpc::Call&,
             const v1::ListCoverageGapsRequest& asked) {
        return improvement::ListCoverageGaps(sources_, reader, asked);
      });
}

grpc::ServerUnaryReactor* CoverageService::WalkCoverage(
    grpc::CallbackServerContext* context,
    const v1::WalkCoverageRequest* request,
    v1::WalkCoverageResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckWalkCoverage,
      [this](const store::Reader& reader, const rpc::Call&,
             const v1::WalkCoverageRequest& asked) {
        return improvement::WalkCoverage(sources_, reader, asked);
      });
}

}  // namespace carereform::improvement
