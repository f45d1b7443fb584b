// The methods that record what happens to a deferred payment: valuations,
// weekly amounts, fees, repayments and requests for statements.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_CHANGES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_CHANGES_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// The most entries of each kind that one deferred payment may have, so that it
// stays within what one stored value may have.
inline constexpr int kMostValuations = 200;
inline constexpr int kMostDeferrals = 200;
inline constexpr int kMostFees = 400;
inline constexpr int kMostRepayments = 1000;
inline constexpr int kMostRefunds = 100;

absl::Status CheckRecordValuation(const v1::RecordValuationRequest& request);
absl::StatusOr<v1::DeferredPayment> RecordValuation(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordValuationRequest& request);

absl::Status CheckChangeDeferral(const v1::ChangeDeferralRequest& request);
absl::StatusOr<v1::DeferredPayment> ChangeDeferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ChangeDeferralRequest& request);

absl::Status CheckRecordFee(const v1::RecordDeferredFeeRequest& request);
absl::StatusOr<v1::DeferredPayment> RecordDeferredFee(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordDeferredFeeRequest& request);

absl::Status CheckRecordRepayment(const v1::RecordRepaymentRequest& request);
absl::StatusOr<v1::DeferredPayment> RecordRepayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordRepaymentRequest& request);

absl::Status CheckRecordRefund(const v1::RecordRefundRequest& request);
absl::StatusOr<v1::DeferredPayment> RecordRefund(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordRefundRequest& request);

absl::Status CheckRequestStatement(const v1::RequestStatementRequest& request);
absl::StatusOr<v1::DeferredPayment> RequestStatement(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RequestStatementRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRED_PAYMENT_CHANGES_H_
