// What is checked of the resources that the plan is made of.

#ifndef CR_SERVICES_IMPROVEMENT_PLAN_H_
#define CR_SERVICES_IMPROVEMENT_PLAN_H_

#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/improvement.pb.h"
#include "common/rpc/call.h"
#include "common/rpc/validation.h"

namespace carereform::improvement {

// Each checks a resource by itself, its references aside.
void CheckOwner(const v1::Owner& owner, rpc::Validation& validation);
void CheckWorkstream(const v1::Workstream& workstream,
                     rpc::Validation& validation);
void CheckArea(const v1::Area& area, rpc::Validation& validation);
void CheckActionGroup(const v1::ActionGroup& group,
                      rpc::Validation& validation);

// A group's number: that of its area and its place in the area.
using GroupNumber = std::pair<int, int>;

// Returns the number that `text` writes as in "1.4"; nothing for other text.
std::optional<GroupNumber> ParseGroupNumber(absl::string_view text);

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, unless the group's number
// begins with that of `area`.
absl::Status CheckNumberInArea(const v1::Area& area,
                               const v1::ActionGroup& group);

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, with `field`, for a day after
// today.
absl::Status CheckNotInFuture(absl::string_view field,
                              const google::type::Date& date,
                              const rpc::Call& call);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_PLAN_H_
