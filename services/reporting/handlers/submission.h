// Records that certified returns were sent, and that committees noted them.

#ifndef CR_SERVICES_REPORTING_HANDLERS_SUBMISSION_H_
#define CR_SERVICES_REPORTING_HANDLERS_SUBMISSION_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

absl::Status CheckRecordSubmission(const v1::RecordSubmissionRequest& request);
absl::StatusOr<v1::ProgressReturn> RecordSubmission(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordSubmissionRequest& request);

absl::Status CheckRecordNoting(const v1::RecordNotingRequest& request);
absl::StatusOr<v1::ProgressReturn> RecordNoting(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordNotingRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_SUBMISSION_H_
