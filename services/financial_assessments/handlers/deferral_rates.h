// The methods of the maximum rates of interest on deferred payments.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_RATES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_RATES_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/deferred_payments.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckRecordRate(
    const v1::RecordDeferredPaymentRateRequest& request);
absl::StatusOr<v1::DeferredPaymentRate> RecordDeferredPaymentRate(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordDeferredPaymentRateRequest& request);

absl::Status CheckListRates(const v1::ListDeferredPaymentRatesRequest& request);
absl::StatusOr<v1::ListDeferredPaymentRatesResponse> ListDeferredPaymentRates(
    const Records& records, const store::Reader& reader,
    const v1::ListDeferredPaymentRatesRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_RATES_H_
