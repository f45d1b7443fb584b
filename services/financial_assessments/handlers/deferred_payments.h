// What the methods that request, read and list deferred payments do. Check
// functions look at the shape of a request alone.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENTS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENTS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckRequestDeferral(
    const v1::RequestDeferredPaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> RequestDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RequestDeferredPaymentRequest& request);

absl::Status CheckGetDeferral(const v1::GetDeferredPaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> GetDeferredPayment(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::GetDeferredPaymentRequest& request);

absl::Status CheckListDeferrals(const v1::ListDeferredPaymentsRequest& request);
absl::StatusOr<v1::ListDeferredPaymentsResponse> ListDeferredPayments(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::ListDeferredPaymentsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENTS_H_
