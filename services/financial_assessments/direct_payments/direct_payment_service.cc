#include "services/financial_assessments/direct_payments/direct_payment_service.h"

#include "services/financial_assessments/direct_payments/direct_payment_handlers.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* DirectPaymentService::CalculateDirectPayment(
    grpc::CallbackServerContext* context,
    const v1::CalculateDirectPaymentRequest* request,
    v1::DirectPaymentCalculation* response) {
  return methods_.Read(context, request, response, &CheckCalculateDirectPayment,
                       &financial_assessments::CalculateDirectPayment);
}

grpc::ServerUnaryReactor* DirectPaymentService::CreateDirectPayment(
    grpc::CallbackServerContext* context,
    const v1::CreateDirectPaymentRequest* request,
    v1::DirectPayment* response) {
  return methods_.Write(context, request, response, &CheckCreateDirectPayment,
                        &financial_assessments::CreateDirectPayment);
}

grpc::ServerUnaryReactor* DirectPaymentService::GetDirectPayment(
    grpc::CallbackServerContext* context,
    const v1::GetDirectPaymentRequest* request, v1::DirectPayment* response) {
  return methods_.Read(context, request, response, &CheckGetDirectPayment,
                       &financial_assessments::GetDirectPayment);
}

grpc::ServerUnaryReactor* DirectPaymentService::ListDirectPayments(
    grpc::CallbackServerContext* context,
    const v1::ListDirectPaymentsRequest* request,
    v1::ListDirectPaymentsResponse* response) {
  return methods_.Read(context, request, response, &CheckListDirectPayments,
                       &financial_assessments::ListDirectPayments);
}

grpc::ServerUnaryReactor* DirectPaymentService::CeaseDirectPayment(
    grpc::CallbackServerContext* context,
    const v1::CeaseDirectPaymentRequest* request, v1::DirectPayment* response) {
  return methods_.Write(context, request, response, &CheckCeaseDirectPayment,
                        &financial_assessments::CeaseDirectPayment);
}

}  // namespace carereform::financial_assessments
