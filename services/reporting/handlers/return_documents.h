// The documents of returns: rendered, stored with their digests, and read.

#ifndef CR_SERVICES_REPORTING_HANDLERS_RETURN_DOCUMENTS_H_
#define CR_SERVICES_REPORTING_HANDLERS_RETURN_DOCUMENTS_H_

#include "absl/status/statusor.h"
#include "common/store/transaction.h"
#include "services/reporting/records.h"
#include "services/reporting/sign_off/rule_books.h"

namespace carereform::reporting {

// Renders `model` in every format, stores the bytes as `copy` of the return,
// and adds their digests to it.
void StoreDocuments(store::Txn& txn, v1::Copy copy,
                    const v1::ReturnModel& model,
                    v1::ProgressReturn& progress_return);

// Says whether rendering the return again gives the stored documents of every
// copy, byte for byte; of a draft there are none, and they agree. `model` is
// that of the return.
absl::StatusOr<bool> DocumentsAgree(const RuleBooks& books,
                                    const store::Reader& reader,
                                    const v1::ProgressReturn& progress_return,
                                    const v1::ReturnModel& model);

absl::Status CheckGetDocument(const v1::GetReturnDocumentRequest& request);
absl::StatusOr<v1::ReturnDocument> GetReturnDocument(
    const Records& records, const store::Reader& reader,
    const v1::GetReturnDocumentRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_RETURN_DOCUMENTS_H_
