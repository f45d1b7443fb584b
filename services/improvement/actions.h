// What is checked of an action of the plan.

#ifndef CR_SERVICES_IMPROVEMENT_ACTIONS_H_
#define CR_SERVICES_IMPROVEMENT_ACTIONS_H_

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "common/rpc/collection.h"
#include "common/rpc/validation.h"
#include "common/store/transaction.h"
#include "services/improvement/domain/action_states.h"

namespace carereform::improvement {

inline constexpr char kActionPattern[] = "councils/{council}/actions/{action}";

// Checks an action by itself, its references aside.
void CheckAction(const v1::Action& action, rpc::Validation& validation);

// Checks evidence of impact at the path `field`.
void CheckImpactEvidence(absl::string_view field,
                         const v1::Action::ImpactEvidence& evidence,
                         rpc::Validation& validation);

// Returns the state of an action now, and that on a day.
ActionState StateOf(const v1::Action& action);
ActionState StateOn(const v1::Action& action, absl::CivilDay day);

// Returns FAILED_PRECONDITION, reason DEPENDENCY_CYCLE, where the actions, with
// `changed` in the place of the stored one, would depend on one another in a
// cycle.
absl::Status CheckNoCycle(const rpc::Collection<v1::Action>& actions,
                          const store::Reader& reader,
                          const v1::Action& changed);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_ACTIONS_H_
