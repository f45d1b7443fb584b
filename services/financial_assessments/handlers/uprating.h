// What the methods of uprating runs do.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_UPRATING_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_UPRATING_H_

#include "absl/status/statusor.h"
#include "carereform/financial_assessments/v1/uprating.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Days ahead that a caseload may be uprated for.
inline constexpr int kMostUpratingDaysAhead = 366;

absl::Status CheckPrepareUprating(const v1::PrepareUpratingRequest& request);
absl::StatusOr<v1::UpratingRun> PrepareUprating(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::PrepareUpratingRequest& request);

absl::Status CheckGetUpratingRun(const v1::GetUpratingRunRequest& request);
absl::StatusOr<v1::UpratingRun> GetUpratingRun(
    const Records& records, const store::Reader& reader,
    const v1::GetUpratingRunRequest& request);

absl::Status CheckListUpratingRuns(const v1::ListUpratingRunsRequest& request);
absl::StatusOr<v1::ListUpratingRunsResponse> ListUpratingRuns(
    const Records& records, const store::Reader& reader,
    const v1::ListUpratingRunsRequest& request);

absl::Status CheckListUpratingChanges(
    const v1::ListUpratingChangesRequest& request);
absl::StatusOr<v1::ListUpratingChangesResponse> ListUpratingChanges(
    const Records& records, const store::Reader& reader,
    const v1::ListUpratingChangesRequest& request);

absl::Status CheckApplyUprating(const v1::ApplyUpratingRequest& request);
absl::StatusOr<v1::UpratingRun> ApplyUprating(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ApplyUpratingRequest& request);

absl::Status CheckCancelUprating(const v1::CancelUpratingRequest& request);
absl::StatusOr<v1::UpratingRun> CancelUprating(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CancelUpratingRequest& request);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_UPRATING_H_
