#include "services/improvement/recommendations/recommendation_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/recommendations/recommendation_handlers.h"

namespace carereform::improvement {

template <typename Request>
grpc::ServerUnaryReactor* RecommendationService::Change(
    RecommendationEvent event, grpc::CallbackServerContext* context,
    const Request* request, v1::Recommendation* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [](const Request& asked) {
        return CheckStateChange(asked, kRecommendationPattern);
      },
      [this, event](store::Txn& txn, const rpc::Call& call,
                    const Request& asked) {
        return ChangeRecommendation(records_, txn, call, event, AskedOf(asked));
      });
}

grpc::ServerUnaryReactor* RecommendationService::CreateRecommendation(
    grpc::CallbackServerContext* context,
    const v1::CreateRecommendationRequest* request,
    v1::Recommendation* response) {
  return rpc::ServeCreate(parts_, store_, records_.recommendations(), context,
                          request, response);
}

grpc::ServerUnaryReactor* RecommendationService::GetRecommendation(
    grpc::CallbackServerContext* context,
    const v1::GetRecommendationRequest* request, v1::Recommendation* response) {
  return rpc::ServeGet(parts_, store_, records_.recommendations(), context,
                       request, response);
}

grpc::ServerUnaryReactor* RecommendationService::ListRecommendations(
    grpc::CallbackServerContext* context,
    const v1::ListRecommendationsRequest* request,
    v1::ListRecommendationsResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckListRecommendations,
      [this](const store::Reader& reader, const rpc::Call&,
             const v1::ListRecommendationsRequest& asked) {
        return improvement::ListRecommendations(records_, reader, asked);
      });
}

grpc::ServerUnaryReactor* RecommendationService::UpdateRecommendation(
    grpc::CallbackServerContext* context,
    const v1::UpdateRecommendationRequest* request,
    v1::Recommendation* response) {
  return rpc::ServeUpdate(parts_, store_, records_.recommendations(), context,
                          request, response);
}

grpc::ServerUnaryReactor* RecommendationService::AcceptRecommendation(
    grpc::CallbackServerContext* context,
    const v1::AcceptRecommendationRequest* request,
    v1::Recommendation* response) {
  return Change(RecommendationEvent::kAccept, context, request, response);
}

grpc::ServerUnaryReactor* RecommendationService::RejectRecommendation(
    grpc::CallbackServerContext* context,
    const v1::RejectRecommendationRequest* request,
    v1::Recommendation* response) {
  return Change(RecommendationEvent::kReject, context, request, response);
}

grpc::ServerUnaryReactor* RecommendationService::CloseRecommendation(
    grpc::CallbackServerContext* context,
    const v1::CloseRecommendationRequest* request,
    v1::Recommendation* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckCloseRecommendation,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::CloseRecommendationRequest& asked) {
        return improvement::CloseRecommendation(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* RecommendationService::ReopenRecommendation(
    grpc::CallbackServerContext* context,
    const v1::ReopenRecommendationRequest* request,
    v1::Recommendation* response) {
  return Change(RecommendationEvent::kReopen, context, request, response);
}

}  // namespace carereform::improvement
