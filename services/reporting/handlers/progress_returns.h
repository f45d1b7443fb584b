// Prepares, freezes, shows and explains progress returns.

#ifndef CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_
#define CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/compile/gathered.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

inline constexpr char kReturnPattern[] =
    "councils/{council}/progressReturns/{progress_return}";

// Checks the shape of a request, and says what the return is of: never of a day
// after `today`. Errors: INVALID_ARGUMENT, reason FIELD_INVALID.
absl::Status CheckPrepare(const v1::PrepareProgressReturnRequest& request);
absl::StatusOr<ReturnSubject> SubjectOf(
    const v1::PrepareProgressReturnRequest& request, absl::CivilDay today);

// Stores `model` as the next version of the return of its quarter and day.
absl::StatusOr<v1::ProgressReturn> StorePrepared(
    const Records& records, store::Txn& txn,
    const v1::PrepareProgressReturnRequest& request, v1::ReturnModel model);

// Returns everything that a return says. Errors: NOT_FOUND, reason
// RESOURCE_NOT_FOUND; DATA_LOSS, reason RETURN_DAMAGED, where what is stored
// does not have the digest that the return records.
absl::StatusOr<v1::ReturnModel> LoadModel(const Records& records,
                                          const store::Reader& reader,
                                          const std::string& name);

absl::Status CheckFreeze(const v1::FreezeProgressReturnRequest& request);
absl::StatusOr<v1::ProgressReturn> FreezeProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::FreezeProgressReturnRequest& request);

absl::Status CheckGetDocument(const v1::GetReturnDocumentRequest& request);
absl::StatusOr<v1::ReturnDocument> GetReturnDocument(
    const Records& records, const store::Reader& reader,
    const v1::GetReturnDocumentRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_PROGRESS_RETURNS_H_
