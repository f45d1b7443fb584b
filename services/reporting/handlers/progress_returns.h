// Prepares and freezes progress returns.

#ifndef CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_
#define CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/compile/gathered.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

// Checks the shape of a request, and says what the return is of: never of a day
// after `today`. Errors: INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckPrepare(const v1::PrepareProgressReturnRequest& request);
absl::StatusOr<ReturnSubject> SubjectOf(
    const v1::PrepareProgressReturnRequest& request, absl::CivilDay today);

absl::Status CheckFreeze(const v1::FreezeProgressReturnRequest& request);
absl::StatusOr<v1::ProgressReturn> FreezeProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::FreezeProgressReturnRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_
