// The methods that agree, decline and end deferred payments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_DECISIONS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_DECISIONS_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckAgreeDeferral(const v1::AgreeDeferredPaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> AgreeDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AgreeDeferredPaymentRequest& request);

absl::Status CheckDeclineDeferral(
    const v1::DeclineDeferredPaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> DeclineDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::DeclineDeferredPaymentRequest& request);

absl::Status CheckEndDeferral(const v1::EndDeferredPaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> EndDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EndDeferredPaymentRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_DECISIONS_H_
