#include "services/financial_assessments/deferred_payment_service.h"

#include "services/financial_assessments/handlers/deferral_lists.h"
#include "services/financial_assessments/handlers/deferral_rates.h"
#include "services/financial_assessments/handlers/deferral_statements.h"
#include "services/financial_assessments/handlers/deferred_payment_changes.h"
#include "services/financial_assessments/handlers/deferred_payment_decisions.h"
#include "services/financial_assessments/handlers/deferred_payments.h"

namespace carereform::financial_assessments {

grpc::ServerUnaryReactor* DeferredPaymentService::RequestDeferredPayment(
    grpc::CallbackServerContext* context,
    const v1::RequestDeferredPaymentRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRequestDeferral,
                        &financial_assessments::RequestDeferredPayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::GetDeferredPayment(
    grpc::CallbackServerContext* context,
    const v1::GetDeferredPaymentRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Read(context, request, response, &CheckGetDeferral,
                       &financial_assessments::GetDeferredPayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ListDeferredPayments(
    grpc::CallbackServerContext* context,
    const v1::ListDeferredPaymentsRequest* request,
    v1::ListDeferredPaymentsResponse* response) {
  return methods_.Read(context, request, response, &CheckListDeferrals,
                       &financial_assessments::ListDeferredPayments);
}

grpc::ServerUnaryReactor* DeferredPaymentService::AgreeDeferredPayment(
    grpc::CallbackServerContext* context,
    const v1::AgreeDeferredPaymentRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckAgreeDeferral,
                        &financial_assessments::AgreeDeferredPayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::DeclineDeferredPayment(
    grpc::CallbackServerContext* context,
    const v1::DeclineDeferredPaymentRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckDeclineDeferral,
                        &financial_assessments::DeclineDeferredPayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RecordValuation(
    grpc::CallbackServerContext* context,
    const v1::RecordValuationRequest* request, v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRecordValuation,
                        &financial_assessments::RecordValuation);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ChangeDeferral(
    grpc::CallbackServerContext* context,
    const v1::ChangeDeferralRequest* request, v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckChangeDeferral,
                        &financial_assessments::ChangeDeferral);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RecordDeferredFee(
    grpc::CallbackServerContext* context,
    const v1::RecordDeferredFeeRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRecordFee,
                        &financial_assessments::RecordDeferredFee);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RecordRepayment(
    grpc::CallbackServerContext* context,
    const v1::RecordRepaymentRequest* request, v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRecordRepayment,
                        &financial_assessments::RecordRepayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RecordRefund(
    grpc::CallbackServerContext* context,
    const v1::RecordRefundRequest* request, v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRecordRefund,
                        &financial_assessments::RecordRefund);
}

grpc::ServerUnaryReactor* DeferredPaymentService::EndDeferredPayment(
    grpc::CallbackServerContext* context,
    const v1::EndDeferredPaymentRequest* request,
    v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckEndDeferral,
                        &financial_assessments::EndDeferredPayment);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RequestStatement(
    grpc::CallbackServerContext* context,
    const v1::RequestStatementRequest* request, v1::DeferredPayment* response) {
  return methods_.Write(context, request, response, &CheckRequestStatement,
                        &financial_assessments::RequestStatement);
}

grpc::ServerUnaryReactor* DeferredPaymentService::WriteStatement(
    grpc::CallbackServerContext* context,
    const v1::WriteStatementRequest* request,
    v1::DeferredPaymentStatement* response) {
  return methods_.Read(context, request, response, &CheckWriteStatement,
                       &financial_assessments::WriteStatement);
}

grpc::ServerUnaryReactor* DeferredPaymentService::IssueStatement(
    grpc::CallbackServerContext* context,
    const v1::IssueStatementRequest* request,
    v1::DeferredPaymentStatement* response) {
  return methods_.Write(context, request, response, &CheckIssueStatement,
                        &financial_assessments::IssueStatement);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ListDeferredPaymentStatements(
    grpc::CallbackServerContext* context,
    const v1::ListDeferredPaymentStatementsRequest* request,
    v1::ListDeferredPaymentStatementsResponse* response) {
  return methods_.Read(context, request, response, &CheckListStatements,
                       &financial_assessments::ListDeferredPaymentStatements);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ListRevaluationsDue(
    grpc::CallbackServerContext* context,
    const v1::ListRevaluationsDueRequest* request,
    v1::ListRevaluationsDueResponse* response) {
  return methods_.Read(context, request, response, &CheckListRevaluations,
                       &financial_assessments::ListRevaluationsDue);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ListStatementsDue(
    grpc::CallbackServerContext* context,
    const v1::ListStatementsDueRequest* request,
    v1::ListStatementsDueResponse* response) {
  return methods_.Read(context, request, response, &CheckListStatementsDue,
                       &financial_assessments::ListStatementsDue);
}

grpc::ServerUnaryReactor* DeferredPaymentService::RecordDeferredPaymentRate(
    grpc::CallbackServerContext* context,
    const v1::RecordDeferredPaymentRateRequest* request,
    v1::DeferredPaymentRate* response) {
  return methods_.Write(context, request, response, &CheckRecordRate,
                        &financial_assessments::RecordDeferredPaymentRate);
}

grpc::ServerUnaryReactor* DeferredPaymentService::ListDeferredPaymentRates(
    grpc::CallbackServerContext* context,
    const v1::ListDeferredPaymentRatesRequest* request,
    v1::ListDeferredPaymentRatesResponse* response) {
  return methods_.Read(context, request, response, &CheckListRates,
                       &financial_assessments::ListDeferredPaymentRates);
}

}  // namespace carereform::financial_assessments
