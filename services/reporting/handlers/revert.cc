#include "services/reporting/handlers/revert.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/types/resource_name.h"
#include "services/reporting/handlers/stored_returns.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;

constexpr int kMaxReason = 500;

}  // namespace

absl::Status CheckRevert(const v1::RevertProgressReturnRequest& request) {
  rpc::Validation validation = CheckOnReturn(request);
  validation.Text("reason", request.reason(), kMaxReason);
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> RevertProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RevertProgressReturnRequest& request) {
  CR_ASSIGN_OR_RETURN(const ProgressReturn earlier,
                      GetForMove(records, txn, request, ReturnMove::kRevert));
  CR_ASSIGN_OR_RETURN(v1::ReturnModel model,
                      LoadModel(records, txn, request.name()));
  ProgressReturn draft;
  draft.set_reverted_from(earlier.name());
  draft.set_revert_reason(request.reason());
  return StoreDraft(records, txn, call,
                    absl::StrCat("councils/", txn.council()), std::move(model),
                    std::move(draft));
}

}  // namespace carereform::reporting
