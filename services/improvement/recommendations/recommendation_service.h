// RecommendationService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_SERVICE_H_

#include "carereform/improvement/v1/recommendations.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/recommendations/recommendation_records.h"

namespace carereform::improvement {

class RecommendationService final
    : public v1::RecommendationService::CallbackService {
 public:
  RecommendationService(const rpc::ServerParts& parts, store::Store& store,
                        const RecommendationRecords& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateRecommendation(
      grpc::CallbackServerContext* context,
      const v1::CreateRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* GetRecommendation(
      grpc::CallbackServerContext* context,
      const v1::GetRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* ListRecommendations(
      grpc::CallbackServerContext* context,
      const v1::ListRecommendationsRequest* request,
      v1::ListRecommendationsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateRecommendation(
      grpc::CallbackServerContext* context,
      const v1::UpdateRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* AcceptRecommendation(
      grpc::CallbackServerContext* context,
      const v1::AcceptRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* RejectRecommendation(
      grpc::CallbackServerContext* context,
      const v1::RejectRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* CloseRecommendation(
      grpc::CallbackServerContext* context,
      const v1::CloseRecommendationRequest* request,
      v1::Recommendation* response) override;
  grpc::ServerUnaryReactor* ReopenRecommendation(
      grpc::CallbackServerContext* context,
      const v1::ReopenRecommendationRequest* request,
      v1::Recommendation* response) override;

 private:
  // Serves a method that has `event` happen to a recommendation.
  template <typename Request>
  grpc::ServerUnaryReactor* Change(RecommendationEvent event,
                                   grpc::CallbackServerContext* context,
                                   const Request* request,
                                   v1::Recommendation* response);

  const rpc::ServerParts& parts_;
  store::Store& store_;
  const RecommendationRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_SERVICE_H_
