// The method that changes an action group.

#ifndef CR_SERVICES_IMPROVEMENT_HANDLERS_ACTION_GROUPS_H_
#define CR_SERVICES_IMPROVEMENT_HANDLERS_ACTION_GROUPS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

absl::Status CheckUpdate(const v1::UpdateActionGroupRequest& request);
absl::StatusOr<v1::ActionGroup> UpdateActionGroup(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::UpdateActionGroupRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HANDLERS_ACTION_GROUPS_H_
