// What is checked and worked out of a milestone.

#ifndef CR_SERVICES_IMPROVEMENT_MILESTONES_H_
#define CR_SERVICES_IMPROVEMENT_MILESTONES_H_

#include "absl/status/status.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"

namespace carereform::improvement {

// Checks a milestone by itself, its references aside.
void CheckMilestone(const v1::Milestone& milestone,
                    rpc::Validation& validation);

// Sets the slippage of a checked milestone from its dates.
void SetSlippage(v1::Milestone& milestone);

// Sets the state and slippage of a new milestone. Errors: INVALID_ARGUMENT,
// reason FIELD_INVALID, for one that was achieved in the future.
absl::Status CompleteMilestone(const rpc::Call& call, v1::Milestone& milestone);

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, where an update changes what
// has a method of its own.
absl::Status CheckMilestoneUpdate(const v1::Milestone& before,
                                  const v1::Milestone& after);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_MILESTONES_H_
