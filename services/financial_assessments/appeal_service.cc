#include "services/financial_assessments/appeal_service.h"

#include "services/financial_assessments/handlers/appeals.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* AppealService::RaiseAppeal(
    grpc::CallbackServerContext* context, const v1::RaiseAppealRequest* request,
    v1::Appeal* response) {
  return methods_.Write(context, request, response, &CheckRaise,
                        &financial_assessments::RaiseAppeal);
}

grpc::ServerUnaryReactor* AppealService::DecideAppeal(
    grpc::CallbackServerContext* context,
    const v1::DecideAppealRequest* request, v1::Appeal* response) {
  return methods_.Write(context, request, response, &CheckDecideAppeal,
                        &financial_assessments::DecideAppeal);
}

grpc::ServerUnaryReactor* AppealService::GetAppeal(
    grpc::CallbackServerContext* context, const v1::GetAppealRequest* request,
    v1::Appeal* response) {
  return methods_.Read(context, request, response, &CheckGetAppeal,
                       &financial_assessments::GetAppeal);
}

grpc::ServerUnaryReactor* AppealService::ListAppeals(
    grpc::CallbackServerContext* context, const v1::ListAppealsRequest* request,
    v1::ListAppealsResponse* response) {
  return methods_.Read(context, request, response, &CheckListAppeals,
                       &financial_assessments::ListAppeals);
}

}  // namespace carereform::financial_assessments
