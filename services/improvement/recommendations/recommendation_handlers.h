// The methods of RecommendationService that its collection does not serve.

#ifndef CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_HANDLERS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/recommendations.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/state_change.h"

namespace carereform::improvement {

absl::Status CheckListRecommendations(
    const v1::ListRecommendationsRequest& request);
absl::StatusOr<v1::ListRecommendationsResponse> ListRecommendations(
    const RecommendationRecords& records, const store::Reader& reader,
    const v1::ListRecommendationsRequest& request);

// Has `event`, other than kClose, happen to a recommendation.
absl::StatusOr<v1::Recommendation> ChangeRecommendation(
    const RecommendationRecords& records, store::Txn& txn,
    const rpc::Call& call, RecommendationEvent event, const AskedChange& asked);

absl::Status CheckCloseRecommendation(
    const v1::CloseRecommendationRequest& request);
absl::StatusOr<v1::Recommendation> CloseRecommendation(
    const RecommendationRecords& records, store::Txn& txn,
    const rpc::Call& call, const v1::CloseRecommendationRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RECOMMENDATIONS_RECOMMENDATION_HANDLERS_H_
