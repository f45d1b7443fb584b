// What the methods of direct payments do. Check functions look at the shape of
// a request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_HANDLERS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_HANDLERS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/direct_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/direct_payments/direct_payment_records.h"

namespace carereform::financial_assessments {

absl::Status CheckCalculateDirectPayment(
    const v1::CalculateDirectPaymentRequest& request);
absl::StatusOr<v1::DirectPaymentCalculation> CalculateDirectPayment(
    const DirectPaymentRecords& records, const store::Reader& reader,
    const v1::CalculateDirectPaymentRequest& request);

absl::Status CheckCreateDirectPayment(
    const v1::CreateDirectPaymentRequest& request);
absl::StatusOr<v1::DirectPayment> CreateDirectPayment(
    const DirectPaymentRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::CreateDirectPaymentRequest& request);

absl::Status CheckGetDirectPayment(const v1::GetDirectPaymentRequest& request);
absl::StatusOr<v1::DirectPayment> GetDirectPayment(
    const DirectPaymentRecords& records, const store::Reader& reader,
    const v1::GetDirectPaymentRequest& request);

absl::Status CheckListDirectPayments(
    const v1::ListDirectPaymentsRequest& request);
absl::StatusOr<v1::ListDirectPaymentsResponse> ListDirectPayments(
    const DirectPaymentRecords& records, const store::Reader& reader,
    const v1::ListDirectPaymentsRequest& request);

absl::Status CheckCeaseDirectPayment(
    const v1::CeaseDirectPaymentRequest& request);
absl::StatusOr<v1::DirectPayment> CeaseDirectPayment(
    const DirectPaymentRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::CeaseDirectPaymentRequest& request);

// Returns what `terms`, whose shape was checked, come to by `rates`; `field` is
// where they stand in the request. Errors: FAILED_PRECONDITION, reason
// DIRECT_PAYMENT_RATE_UNKNOWN; INVALID_ARGUMENT, reason FIELD_INVALID, for a
// contribution above the budget.
absl::StatusOr<DirectPaymentAmounts> AmountsOf(
    const v1::DirectPaymentTerms& terms, absl::string_view field,
    const std::vector<DirectPaymentRate>& rates);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DIRECT_PAYMENTS_DIRECT_PAYMENT_HANDLERS_H_
