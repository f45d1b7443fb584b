// DeferredPaymentService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENT_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENT_SERVICE_H_

#include "carereform/financial_assessments/v1/deferred_payments.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

class DeferredPaymentService final
    : public v1::DeferredPaymentService::CallbackService {
 public:
  DeferredPaymentService(const rpc::ServerParts& parts, store::Store& store,
                         const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* RequestDeferredPayment(
      grpc::CallbackServerContext* context,
      const v1::RequestDeferredPaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* GetDeferredPayment(
      grpc::CallbackServerContext* context,
      const v1::GetDeferredPaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* ListDeferredPayments(
      grpc::CallbackServerContext* context,
      const v1::ListDeferredPaymentsRequest* request,
      v1::ListDeferredPaymentsResponse* response) override;
  grpc::ServerUnaryReactor* AgreeDeferredPayment(
      grpc::CallbackServerContext* context,
      const v1::AgreeDeferredPaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* DeclineDeferredPayment(
      grpc::CallbackServerContext* context,
      const v1::DeclineDeferredPaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* RecordValuation(
      grpc::CallbackServerContext* context,
      const v1::RecordValuationRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* ChangeDeferral(
      grpc::CallbackServerContext* context,
      const v1::ChangeDeferralRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* RecordDeferredFee(
      grpc::CallbackServerContext* context,
      const v1::RecordDeferredFeeRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* RecordRepayment(
      grpc::CallbackServerContext* context,
      const v1::RecordRepaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* RecordRefund(
      grpc::CallbackServerContext* context,
      const v1::RecordRefundRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* EndDeferredPayment(
      grpc::CallbackServerContext* context,
      const v1::EndDeferredPaymentRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* RequestStatement(
      grpc::CallbackServerContext* context,
      const v1::RequestStatementRequest* request,
      v1::DeferredPayment* response) override;
  grpc::ServerUnaryReactor* WriteStatement(
      grpc::CallbackServerContext* context,
      const v1::WriteStatementRequest* request,
      v1::DeferredPaymentStatement* response) override;
  grpc::ServerUnaryReactor* IssueStatement(
      grpc::CallbackServerContext* context,
      const v1::IssueStatementRequest* request,
      v1::DeferredPaymentStatement* response) override;
  grpc::ServerUnaryReactor* ListDeferredPaymentStatements(
      grpc::CallbackServerContext* context,
      const v1::ListDeferredPaymentStatementsRequest* request,
      v1::ListDeferredPaymentStatementsResponse* response) override;
  grpc::ServerUnaryReactor* ListRevaluationsDue(
      grpc::CallbackServerContext* context,
      const v1::ListRevaluationsDueRequest* request,
      v1::ListRevaluationsDueResponse* response) override;
  grpc::ServerUnaryReactor* ListStatementsDue(
      grpc::CallbackServerContext* context,
      const v1::ListStatementsDueRequest* request,
      v1::ListStatementsDueResponse* response) override;
  grpc::ServerUnaryReactor* RecordDeferredPaymentRate(
      grpc::CallbackServerContext* context,
      const v1::RecordDeferredPaymentRateRequest* request,
      v1::DeferredPaymentRate* response) override;
  grpc::ServerUnaryReactor* ListDeferredPaymentRates(
      grpc::CallbackServerContext* context,
      const v1::ListDeferredPaymentRatesRequest* request,
      v1::ListDeferredPaymentRatesResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DEFERRED_PAYMENT_SERVICE_H_
