// Publishes submitted returns.

#ifndef CR_SERVICES_REPORTING_HANDLERS_PUBLICATION_H_
#define CR_SERVICES_REPORTING_HANDLERS_PUBLICATION_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"
#include "services/reporting/sign_off/rule_books.h"

namespace carereform::reporting {

absl::Status CheckPublish(const v1::PublishProgressReturnRequest& request);

// Stores the public copy beside the department's, and marks the published
// versions of the quarter before it as superseded.
absl::StatusOr<v1::ProgressReturn> PublishProgressReturn(
    const RuleBooks& books, const Records& records, store::Txn& txn,
    const rpc::Call& call, const v1::PublishProgressReturnRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_PUBLICATION_H_
