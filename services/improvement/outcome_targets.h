// What is checked of an outcome target.

#ifndef CR_SERVICES_IMPROVEMENT_OUTCOME_TARGETS_H_
#define CR_SERVICES_IMPROVEMENT_OUTCOME_TARGETS_H_

#include "carereform/improvement/v1/plan.pb.h"
#include "common/rpc/validation.h"

namespace carereform::improvement {

// Checks a target by itself, its references aside: that it has what its kind
// needs, and nothing that belongs to another kind.
void CheckOutcomeTarget(const v1::OutcomeTarget& target,
                        rpc::Validation& validation);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_OUTCOME_TARGETS_H_
