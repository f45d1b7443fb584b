// ReviewService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_REVIEW_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_REVIEW_SERVICE_H_

#include "carereform/assessments/v1/reviews.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class ReviewService final : public v1::ReviewService::CallbackService {
 public:
  ReviewService(const rpc::ServerParts& parts, store::Store& store,
                const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateSupport(
      grpc::CallbackServerContext* context,
      const v1::CreateSupportRequest* request, v1::Support* response) override;
  grpc::ServerUnaryReactor* GetSupport(grpc::CallbackServerContext* context,
                                       const v1::GetSupportRequest* request,
                                       v1::Support* response) override;
  grpc::ServerUnaryReactor* ListSupports(
      grpc::CallbackServerContext* context,
      const v1::ListSupportsRequest* request,
      v1::ListSupportsResponse* response) override;
  grpc::ServerUnaryReactor* EndSupport(grpc::CallbackServerContext* context,
                                       const v1::EndSupportRequest* request,
                                       v1::Support* response) override;
  grpc::ServerUnaryReactor* RecordReview(grpc::CallbackServerContext* context,
                                         const v1::RecordReviewRequest* request,
                                         v1::Review* response) override;
  grpc::ServerUnaryReactor* RecordReviewNotDone(
      grpc::CallbackServerContext* context,
      const v1::RecordReviewNotDoneRequest* request,
      v1::Review* response) override;
  grpc::ServerUnaryReactor* ListReviews(
      grpc::CallbackServerContext* context,
      const v1::ListReviewsRequest* request,
      v1::ListReviewsResponse* response) override;
  grpc::ServerUnaryReactor* ListDueReviews(
      grpc::CallbackServerContext* context,
      const v1::ListDueReviewsRequest* request,
      v1::ListDueReviewsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_REVIEW_SERVICE_H_
