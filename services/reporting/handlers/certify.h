// Certifies frozen returns.

#ifndef CR_SERVICES_REPORTING_HANDLERS_CERTIFY_H_
#define CR_SERVICES_REPORTING_HANDLERS_CERTIFY_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"
#include "services/reporting/sign_off/rule_books.h"

namespace carereform::reporting {

absl::Status CheckCertify(const v1::CertifyProgressReturnRequest& request);

// Adds the caller's certification in a role of the rule of today; with that of
// the last role the return becomes CERTIFIED.
absl::StatusOr<v1::ProgressReturn> CertifyProgressReturn(
    const RuleBooks& books, const Records& records, store::Txn& txn,
    const rpc::Call& call, const v1::CertifyProgressReturnRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_CERTIFY_H_
