// What the methods of the queue do. Check functions look at the shape of a
// request alone; the others read check, decide, store.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_QUEUE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_QUEUE_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/financial_queue.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

absl::Status CheckRecordNeeds(const v1::RecordNeedsAssessmentRequest& request);
absl::StatusOr<v1::FinancialAssessment> RecordNeedsAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordNeedsAssessmentRequest& request);

absl::Status CheckListOverdue(const v1::ListOverdueTogetherRequest& request);
// Judged by the standards that the program was built with.
absl::StatusOr<v1::ListOverdueTogetherResponse> ListOverdueTogether(
    const Records& records, const store::Reader& reader,
    const v1::ListOverdueTogetherRequest& request);

absl::Status CheckListExtracts(const v1::ListFinancialExtractsRequest& request);
absl::StatusOr<v1::ListFinancialExtractsResponse> ListFinancialExtracts(
    const Records& records, const store::Reader& reader,
    const v1::ListFinancialExtractsRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_FINANCIAL_QUEUE_H_
