// Makes new drafts with the cells of earlier versions.

#ifndef CR_SERVICES_REPORTING_HANDLERS_REVERT_H_
#define CR_SERVICES_REPORTING_HANDLERS_REVERT_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

absl::Status CheckRevert(const v1::RevertProgressReturnRequest& request);
absl::StatusOr<v1::ProgressReturn> RevertProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RevertProgressReturnRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_REVERT_H_
