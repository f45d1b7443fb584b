#include "services/assessments/client_level_data_service.h"

#include <memory>

#include "services/assessments/handlers/client_level_data.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* ClientLevelDataService::GetClientLevelSubmission(
    grpc::CallbackServerContext* context,
    const v1::GetClientLevelSubmissionRequest* request,
    v1::ClientLevelSubmission* response) {
  return methods_.Read(context, request, response, &CheckGetSubmission,
                       &GetSubmission);
}

grpc::ServerUnaryReactor* ClientLevelDataService::ListClientLevelSubmissions(
    grpc::CallbackServerContext* context,
    const v1::ListClientLevelSubmissionsRequest* request,
    v1::ListClientLevelSubmissionsResponse* response) {
  return methods_.Read(context, request, response, &CheckListSubmissions,
                       &ListSubmissions);
}

grpc::ServerUnaryReactor* ClientLevelDataService::ListRequestWaits(
    grpc::CallbackServerContext* context,
    const v1::ListRequestWaitsRequest* request,
    v1::ListRequestWaitsResponse* response) {
  return methods_.Read(context, request, response, &CheckListWaits, &ListWaits);
}

grpc::ServerUnaryReactor* ClientLevelDataService::ComputeWaitingTimes(
    grpc::CallbackServerContext* context,
    const v1::ComputeWaitingTimesRequest* request,
    v1::ComputeWaitingTimesResponse* response) {
  return methods_.Read(context, request, response, &CheckWaitingTimes,
                       &WaitingTimes);
}

grpc::ServerWriteReactor<v1::ExportClientLevelDataResponse>*
ClientLevelDataService::ExportClientLevelData(
    grpc::CallbackServerContext* context,
    const v1::ExportClientLevelDataRequest* request) {
  const auto stream = std::make_shared<ClientLevelStream>(export_, *request);
  stream->Begin(*context);
  return stream.get();
}

}  // namespace carereform::assessments
