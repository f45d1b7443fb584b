// What is checked of the amounts of funds and allocations.

#ifndef CR_SERVICES_FUNDING_AMOUNTS_H_
#define CR_SERVICES_FUNDING_AMOUNTS_H_

#include <vector>

#include "absl/status/status.h"
#include "carereform/funding/v1/funding.pb.h"
#include "common/rpc/validation.h"

namespace carereform::funding {

// Each checks a resource by itself, its references aside.
void CheckFund(const v1::Fund& fund, rpc::Validation& validation);
void CheckAllocation(const v1::Allocation& allocation,
                     rpc::Validation& validation);

// Returns FAILED_PRECONDITION, reason FUND_EXCEEDED, if `allocations` cannot
// all be covered by `fund`, wherever in their ranges the amounts fall.
absl::Status CheckCovered(const v1::Fund& fund,
                          const std::vector<v1::Allocation>& allocations);

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_AMOUNTS_H_
