// What every method that changes a referral does before and after its own part.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CHANGE_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CHANGE_H_

#include <initializer_list>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/access/caller.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "common/store/transaction.h"
#include "services/assessments/domain/referral_states.h"
#include "services/assessments/handlers/referral_fields.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// Checks what all requests that change a referral have.
template <typename Request>
void CheckChange(const Request& request, rpc::Validation& validation) {
  validation.Name("name", request.name(), kReferralPattern);
  validation.RequestId(request.request_id());
}

// Returns the referral that a request is to change, as far as the caller's
// teams and the etag let it. Errors: NOT_FOUND, reason REFERRAL_NOT_FOUND;
// PERMISSION_DENIED, reason RECORD_NOT_YOURS; ABORTED, reason ETAG_MISMATCH.
template <typename Request>
absl::StatusOr<v1::Referral> ReferralToChange(const Records& records,
                                              const store::Reader& reader,
                                              const rpc::Call& call,
                                              const Request& request) {
  CR_ASSIGN_OR_RETURN(v1::Referral referral,
                      records.referrals().Get(reader, request.name()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), referral.etag()));
  return referral;
}

// Errors: FAILED_PRECONDITION, reason REFERRAL_STATE.
absl::Status CheckAllowed(const v1::Referral& referral, ReferralAction action);

// As ReferralToChange, where the state has to allow `action` too.
template <typename Request>
absl::StatusOr<v1::Referral> ReferralToTake(const Records& records,
                                            const store::Reader& reader,
                                            const rpc::Call& call,
                                            const Request& request,
                                            ReferralAction action) {
  CR_ASSIGN_OR_RETURN(v1::Referral referral,
                      ReferralToChange(records, reader, call, request));
  CR_RETURN_IF_ERROR(CheckAllowed(referral, action));
  return referral;
}

// Beginnings that field paths of a referral have and those of a request lack,
// to be taken away in turn: "referral.", then "risk.".
using OwnPaths = std::initializer_list<absl::string_view>;

// Stores a referral that was changed, in the state that it now amounts to.
// Errors: INVALID_ARGUMENT, reason FIELD_INVALID, where its facts are not as
// BrokenFacts has them; fields are named without `own`.
absl::Status StoreChanged(const Records& records, store::Txn& txn,
                          const rpc::Call& call, OwnPaths own,
                          v1::Referral& referral);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_CHANGE_H_
