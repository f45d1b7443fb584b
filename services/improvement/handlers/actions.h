// The methods that create an action and move it from state to state.

#ifndef CR_SERVICES_IMPROVEMENT_HANDLERS_ACTIONS_H_
#define CR_SERVICES_IMPROVEMENT_HANDLERS_ACTIONS_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/domain/action_states.h"
#include "services/improvement/records.h"
#include "services/improvement/state_change.h"

namespace carereform::improvement {

absl::StatusOr<v1::Action> CreateAction(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        const v1::CreateActionRequest& request);

// Has `event` happen to an action.
absl::StatusOr<v1::Action> ChangeAction(const Records& records, store::Txn& txn,
                                        const rpc::Call& call,
                                        ActionEvent event,
                                        const AskedChange& asked);

absl::Status CheckRecordImpactEvidence(
    const v1::RecordImpactEvidenceRequest& request);
absl::StatusOr<v1::Action> RecordImpactEvidence(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordImpactEvidenceRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HANDLERS_ACTIONS_H_
