#include "services/improvement/handlers/action_groups.h"

#include "common/rpc/field_mask.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {

absl::Status CheckUpdate(const v1::UpdateActionGroupRequest& request) {
  rpc::Validation validation;
  validation.Name("action_group.name", request.action_group().name(),
                  "councils/{council}/actionGroups/{action_group}");
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::ActionGroup> UpdateActionGroup(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::UpdateActionGroupRequest& request) {
  const auto& groups = records.action_groups().table();
  const v1::ActionGroup& changes = request.action_group();
  CR_ASSIGN_OR_RETURN(v1::ActionGroup group, groups.Get(txn, changes.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(changes.etag(), group.etag()));
  CR_RETURN_IF_ERROR(
      rpc::ApplyUpdateMask(request.update_mask(), changes, group));
  rpc::Validation validation;
  CheckActionGroup(group, validation);
  CR_RETURN_IF_ERROR(validation.Finish());

  CR_RETURN_IF_ERROR(groups.Update(txn, group));
  return group;
}

}  // namespace carereform::improvement
