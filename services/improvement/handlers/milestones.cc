#include "services/improvement/handlers/milestones.h"

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/improvement/errors.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {

absl::Status CheckAchieve(const v1::AchieveMilestoneRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/milestones/{milestone}");
  validation.Date("achieved_date", request.has_achieved_date(),
                  request.achieved_date());
  validation.Text("evidence", request.evidence(), kMaxPassageCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::Milestone> AchieveMilestone(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AchieveMilestoneRequest& request) {
  const auto& milestones = records.milestones().table();
  CR_ASSIGN_OR_RETURN(v1::Milestone milestone,
                      milestones.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), milestone.etag()));
  if (milestone.state() == v1::Milestone::ACHIEVED) {
    return errors::MilestoneAchieved(
        *rpc::StoredDay(milestone.achieved_date()));
  }
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("achieved_date", request.achieved_date(), call));

  milestone.set_state(v1::Milestone::ACHIEVED);
  *milestone.mutable_achieved_date() = request.achieved_date();
  milestone.set_evidence(request.evidence());
  CR_RETURN_IF_ERROR(milestones.Update(txn, milestone));
  return milestone;
}

}  // namespace carereform::improvement
