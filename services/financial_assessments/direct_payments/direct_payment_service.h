// DirectPaymentService: takes each method to its handler.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_SERVICE_H_

#include "carereform/financial_assessments/v1/direct_payments.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/direct_payments/direct_payment_records.h"

namespace carereform::financial_assessments {

// Its records outlive it.
class DirectPaymentService final
    : public v1::DirectPaymentService::CallbackService {
 public:
  DirectPaymentService(const rpc::ServerParts& parts, store::Store& store,
                       const DirectPaymentRecords& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CalculateDirectPayment(
      grpc::CallbackServerContext* context,
      const v1::CalculateDirectPaymentRequest* request,
      v1::DirectPaymentCalculation* response) override;
  grpc::ServerUnaryReactor* CreateDirectPayment(
      grpc::CallbackServerContext* context,
      const v1::CreateDirectPaymentRequest* request,
      v1::DirectPayment* response) override;
  grpc::ServerUnaryReactor* GetDirectPayment(
      grpc::CallbackServerContext* context,
      const v1::GetDirectPaymentRequest* request,
      v1::DirectPayment* response) override;
  grpc::ServerUnaryReactor* ListDirectPayments(
      grpc::CallbackServerContext* context,
      const v1::ListDirectPaymentsRequest* request,
      v1::ListDirectPaymentsResponse* response) override;
  grpc::ServerUnaryReactor* CeaseDirectPayment(
      grpc::CallbackServerContext* context,
      const v1::CeaseDirectPaymentRequest* request,
      v1::DirectPayment* response) override;

 private:
  const rpc::RecordMethods<DirectPaymentRecords> methods_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_SERVICE_H_
