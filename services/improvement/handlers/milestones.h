// The methods that move a milestone.

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

absl::Status CheckForecast(const v1::ForecastMilestoneRequest& request);
absl::StatusOr<v1::Milestone> ForecastMilestone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ForecastMilestoneRequest& request);

absl::Status CheckRebaseline(const v1::RebaselineMilestoneRequest& request);
absl::StatusOr<v1::Milestone> RebaselineMilestone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RebaselineMilestoneRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HANDLERS_MILESTONES_H_
