#include "services/assessments/review_service.h"

#include "services/assessments/handlers/supports.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* ReviewService::CreateSupport(
    grpc::CallbackServerContext* context,
    const v1::CreateSupportRequest* request, v1::Support* response) {
  return methods_.Write(context, request, response, &CheckCreateSupport,
                        &assessments::CreateSupport);
}

grpc::ServerUnaryReactor* ReviewService::GetSupport(
    grpc::CallbackServerContext* context, const v1::GetSupportRequest* request,
    v1::Support* response) {
  return methods_.Read(context, request, response, &CheckGetSupport,
                       &assessments::GetSupport);
}

grpc::ServerUnaryReactor* ReviewService::ListSupports(
    grpc::CallbackServerContext* context,
    const v1::ListSupportsRequest* request,
    v1::ListSupportsResponse* response) {
  return methods_.Read(context, request, response, &CheckListSupports,
                       &assessments::ListSupports);
}

grpc::ServerUnaryReactor* ReviewService::EndSupport(
    grpc::CallbackServerContext* context, const v1::EndSupportRequest* request,
    v1::Support* response) {
  return methods_.Write(context, request, response, &CheckEndSupport,
                        &assessments::EndSupport);
}

grpc::ServerUnaryReactor* ReviewService::RecordReview(
    grpc::CallbackServerContext* context,
    const v1::RecordReviewRequest* request, v1::Review* response) {
  return methods_.Write(context, request, response, &CheckRecordReview,
                        &assessments::RecordReview);
}

grpc::ServerUnaryReactor* ReviewService::RecordReviewNotDone(
    grpc::CallbackServerContext* context,
    const v1::RecordReviewNotDoneRequest* request, v1::Review* response) {
  return methods_.Write(context, request, response, &CheckRecordReviewNotDone,
                        &assessments::RecordReviewNotDone);
}

grpc::ServerUnaryReactor* ReviewService::ListReviews(
    grpc::CallbackServerContext* context, const v1::ListReviewsRequest* request,
    v1::ListReviewsResponse* response) {
  return methods_.Read(context, request, response, &CheckListReviews,
                       &assessments::ListReviews);
}

grpc::ServerUnaryReactor* ReviewService::ListDueReviews(
    grpc::CallbackServerContext* context,
    const v1::ListDueReviewsRequest* request,
    v1::ListDueReviewsResponse* response) {
  return methods_.Read(context, request, response, &CheckListDueReviews,
                       &assessments::ListDueReviews);
}

}  // namespace carereform::assessments
