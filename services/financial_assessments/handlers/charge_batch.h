// Handler that works out the charges of many people at once.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_BATCH_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_BATCH_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/charge_calculator.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// People in one batch: about as many as fit into a request; and of whom every
// line is told.
inline constexpr int kMaxBatchPeople = 1000;
inline constexpr int kMaxExplainedPeople = 100;

// Lines of all the people of one batch together. One takes about 300 bytes as
// text, so that the response stays below 4 MiB, which is what clients take
// unless told otherwise, and the work below a fifth of a second.
inline constexpr int kMaxExplainedLines = 8000;

absl::Status CheckBatchCalculateCharges(
    const v1::BatchCalculateChargesRequest& request);
absl::StatusOr<v1::BatchCalculateChargesResponse> BatchCalculateCharges(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const v1::BatchCalculateChargesRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_CHARGE_BATCH_H_
