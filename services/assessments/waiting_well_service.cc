#include "services/assessments/waiting_well_service.h"

#include "services/assessments/handlers/tray_reviews.h"
#include "services/assessments/handlers/waiting_contacts.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* WaitingWellService::RecordWaitingContact(
    grpc::CallbackServerContext* context,
    const v1::RecordWaitingContactRequest* request,
    v1::WaitingContact* response) {
  return methods_.Write(context, request, response, &CheckRecordWaitingContact,
                        &assessments::RecordWaitingContact);
}

grpc::ServerUnaryReactor* WaitingWellService::GetWaitingContact(
    grpc::CallbackServerContext* context,
    const v1::GetWaitingContactRequest* request, v1::WaitingContact* response) {
  return methods_.Read(context, request, response, &CheckGetWaitingContact,
                       &assessments::GetWaitingContact);
}

grpc::ServerUnaryReactor* WaitingWellService::ListWaitingContacts(
    grpc::CallbackServerContext* context,
    const v1::ListWaitingContactsRequest* request,
    v1::ListWaitingContactsResponse* response) {
  return methods_.Read(context, request, response, &CheckListWaitingContacts,
                       &assessments::ListWaitingContacts);
}

grpc::ServerUnaryReactor* WaitingWellService::ListDueContacts(
    grpc::CallbackServerContext* context,
    const v1::ListDueContactsRequest* request,
    v1::ListDueContactsResponse* response) {
  return methods_.Read(context, request, response, &CheckListDueContacts,
                       &assessments::ListDueContacts);
}

grpc::ServerUnaryReactor* WaitingWellService::RecordTrayReview(
    grpc::CallbackServerContext* context,
    const v1::RecordTrayReviewRequest* request, v1::TrayReview* response) {
  return methods_.Write(context, request, response, &CheckRecordTrayReview,
                        &assessments::RecordTrayReview);
}

grpc::ServerUnaryReactor* WaitingWellService::GetTrayReview(
    grpc::CallbackServerContext* context,
    const v1::GetTrayReviewRequest* request, v1::TrayReview* response) {
  return methods_.Read(context, request, response, &CheckGetTrayReview,
                       &assessments::GetTrayReview);
}

grpc::ServerUnaryReactor* WaitingWellService::ListTrayReviews(
    grpc::CallbackServerContext* context,
    const v1::ListTrayReviewsRequest* request,
    v1::ListTrayReviewsResponse* response) {
  return methods_.Read(context, request, response, &CheckListTrayReviews,
                       &assessments::ListTrayReviews);
}

grpc::ServerUnaryReactor* WaitingWellService::ListMissedTrayReviews(
    grpc::CallbackServerContext* context,
    const v1::ListMissedTrayReviewsRequest* request,
    v1::ListMissedTrayReviewsResponse* response) {
  return methods_.Read(context, request, response, &CheckListMissedTrayReviews,
                       &assessments::ListMissedTrayReviews);
}

}  // namespace carereform::assessments
