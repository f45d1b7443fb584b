#include "services/financial_assessments/account_finalisations/account_finalisation_service.h"

#include "services/financial_assessments/account_finalisations/account_finalisation_handlers.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* AccountFinalisationService::CreateAccountFinalisation(
    grpc::CallbackServerContext* context,
    const v1::CreateAccountFinalisationRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response,
                        &CheckCreateAccountFinalisation,
                        &financial_assessments::CreateAccountFinalisation);
}

grpc::ServerUnaryReactor* AccountFinalisationService::GetAccountFinalisation(
    grpc::CallbackServerContext* context,
    const v1::GetAccountFinalisationRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Read(context, request, response, &CheckGetAccountFinalisation,
                       &financial_assessments::GetAccountFinalisation);
}

grpc::ServerUnaryReactor* AccountFinalisationService::ListAccountFinalisations(
    grpc::CallbackServerContext* context,
    const v1::ListAccountFinalisationsRequest* request,
    v1::ListAccountFinalisationsResponse* response) {
  return methods_.Read(context, request, response,
                       &CheckListAccountFinalisations,
                       &financial_assessments::ListAccountFinalisations);
}

grpc::ServerUnaryReactor* AccountFinalisationService::RecordFinalCharge(
    grpc::CallbackServerContext* context,
    const v1::RecordFinalChargeRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response, &CheckRecordFinalCharge,
                        &financial_assessments::RecordFinalCharge);
}

grpc::ServerUnaryReactor* AccountFinalisationService::RecordFinalBill(
    grpc::CallbackServerContext* context,
    const v1::RecordFinalBillRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response, &CheckRecordFinalBill,
                        &financial_assessments::RecordFinalBill);
}

grpc::ServerUnaryReactor* AccountFinalisationService::SettleAccountFinalisation(
    grpc::CallbackServerContext* context,
    const v1::SettleAccountFinalisationRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response,
                        &CheckSettleAccountFinalisation,
                        &financial_assessments::SettleAccountFinalisation);
}

grpc::ServerUnaryReactor*
AccountFinalisationService::WriteOffAccountFinalisation(
    grpc::CallbackServerContext* context,
    const v1::WriteOffAccountFinalisationRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response,
                        &CheckWriteOffAccountFinalisation,
                        &financial_assessments::WriteOffAccountFinalisation);
}

grpc::ServerUnaryReactor* AccountFinalisationService::RefundAccountFinalisation(
    grpc::CallbackServerContext* context,
    const v1::RefundAccountFinalisationRequest* request,
    v1::AccountFinalisation* response) {
  return methods_.Write(context, request, response,
                        &CheckRefundAccountFinalisation,
                        &financial_assessments::RefundAccountFinalisation);
}

}  // namespace carereform::financial_assessments
