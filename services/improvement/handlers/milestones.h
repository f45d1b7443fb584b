// The method that moves a milestone.

#ifndef CR_SERVICES_IMPROVEMENT_HANDLERS_MILESTONES_H_
#define CR_SERVICES_IMPROVEMENT_HANDLERS_MILESTONES_H_

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

absl::Status CheckAchieve(const v1::AchieveMilestoneRequest& request);
absl::StatusOr<v1::Milestone> AchieveMilestone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AchieveMilestoneRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HANDLERS_MILESTONES_H_
