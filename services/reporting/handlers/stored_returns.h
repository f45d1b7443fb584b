// Progress returns as they are stored: their models and their states.

#ifndef CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_H_
#define CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_H_

#include <string>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/transaction.h"
#include "services/reporting/domain/return_states.h"
#include "services/reporting/records.h"

namespace carereform::reporting {

inline constexpr char kReturnPattern[] =
    "councils/{council}/progressReturns/{progress_return}";

// Returns everything that a return says. Errors: NOT_FOUND, reason
// RESOURCE_NOT_FOUND; DATA_LOSS, reason RETURN_DAMAGED, where what is stored
// does not have the digest that the return records.
absl::StatusOr<v1::ReturnModel> LoadModel(const Records& records,
                                          const store::Reader& reader,
                                          const std::string& name);

// Stores `model` as the next version of the return of its quarter and day, with
// what `draft` says of how it came about. `call` prepares it.
absl::StatusOr<v1::ProgressReturn> StoreDraft(const Records& records,
                                              store::Txn& txn,
                                              const rpc::Call& call,
                                              const std::string& council_name,
                                              v1::ReturnModel model,
                                              v1::ProgressReturn draft);

// Errors: FAILED_PRECONDITION, reason RETURN_STATE, with what to do.
absl::Status CheckMove(const v1::ProgressReturn& progress_return,
                       ReturnMove move);

// Returns the return that a request names, if it is as the request's etag says
// and `move` can be made with it. Errors: NOT_FOUND, reason RESOURCE_NOT_FOUND;
// ABORTED, reason ETAG_MISMATCH; those of CheckMove.
template <typename Request>
absl::StatusOr<v1::ProgressReturn> GetForMove(const Records& records,
                                              const store::Reader& reader,
                                              const Request& request,
                                              ReturnMove move) {
  CR_ASSIGN_OR_RETURN(v1::ProgressReturn found,
                      records.progress_returns.Get(reader, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), found.etag()));
  CR_RETURN_IF_ERROR(CheckMove(found, move));
  return found;
}

// Begins the check of a request that moves a return: its name and request id.
template <typename Request>
rpc::Validation CheckOnReturn(const Request& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  validation.RequestId(request.request_id());
  return validation;
}

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_STORED_RETURNS_H_
