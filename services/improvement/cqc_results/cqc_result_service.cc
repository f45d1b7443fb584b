#include "services/improvement/cqc_results/cqc_result_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/cqc_results/cqc_result_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* CqcResultService::ListCqcFrameworks(
    grpc::CallbackServerContext* context,
    const v1::ListCqcFrameworksRequest* request,
    v1::ListCqcFrameworksResponse* response) {
  return methods_.Read(context, request, response, &CheckListCqcFrameworks,
                       &improvement::ListCqcFrameworks);
}

grpc::ServerUnaryReactor* CqcResultService::GetCqcTimeline(
    grpc::CallbackServerContext* context,
    const v1::GetCqcTimelineRequest* request, v1::CqcTimeline* response) {
  return methods_.Read(context, request, response, &CheckGetCqcTimeline,
                       &improvement::GetCqcTimeline);
}

grpc::ServerUnaryReactor* CqcResultService::GetNextRating(
    grpc::CallbackServerContext* context,
    const v1::GetNextRatingRequest* request, v1::NextRating* response) {
  return methods_.Read(context, request, response, &CheckGetNextRating,
                       &improvement::GetNextRating);
}

grpc::ServerUnaryReactor* CqcResultService::CompareCqcAssessments(
    grpc::CallbackServerContext* context,
    const v1::CompareCqcAssessmentsRequest* request,
    v1::CqcComparison* response) {
  return methods_.Read(context, request, response, &CheckCompareCqcAssessments,
                       &improvement::CompareCqcAssessments);
}

grpc::ServerUnaryReactor* CqcResultService::TryCqcFramework(
    grpc::CallbackServerContext* context,
    const v1::TryCqcFrameworkRequest* request,
    v1::CqcFrameworkTrial* response) {
  return methods_.Read(context, request, response, &CheckTryCqcFramework,
                       &improvement::TryCqcFramework);
}

grpc::ServerUnaryReactor* CqcResultService::CreatePeerAssessment(
    grpc::CallbackServerContext* context,
    const v1::CreatePeerAssessmentRequest* request,
    v1::PeerAssessment* response) {
  return rpc::ServeCreate(parts_, store_, records_.peers(), context, request,
                          response);
}

grpc::ServerUnaryReactor* CqcResultService::GetPeerAssessment(
    grpc::CallbackServerContext* context,
    const v1::GetPeerAssessmentRequest* request, v1::PeerAssessment* response) {
  return rpc::ServeGet(parts_, store_, records_.peers(), context, request,
                       response);
}

grpc::ServerUnaryReactor* CqcResultService::ListPeerAssessments(
    grpc::CallbackServerContext* context,
    const v1::ListPeerAssessmentsRequest* request,
    v1::ListPeerAssessmentsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.peers(), context, request,
                        response);
}

}  // namespace carereform::improvement
