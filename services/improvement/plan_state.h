// The plan as it was known at a revision, and what of it was overdue on a day.

#ifndef CR_SERVICES_IMPROVEMENT_PLAN_STATE_H_
#define CR_SERVICES_IMPROVEMENT_PLAN_STATE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "carereform/improvement/v1/plan_changes.pb.h"
#include "common/rpc/collection.h"
#include "common/store/transaction.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// Returns the resources of a collection as they were known at `revision`, by
// name; 0 means the latest. Errors: OUT_OF_RANGE, reason REVISION_IN_FUTURE.
template <typename Resource>
absl::StatusOr<std::vector<Resource>> AllAt(
    const rpc::Collection<Resource>& collection, const store::Reader& reader,
    int64_t revision) {
  std::vector<Resource> all;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  const std::string parent = "councils/" + reader.council();
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<Resource> page,
        collection.table().ListAt(reader, parent, revision, request));
    for (Resource& resource : page.items) all.push_back(std::move(resource));
    request.after = page.next_after;
  } while (!request.after.empty());
  return all;
}

// A group with its actions, by position.
struct GroupAt {
  v1::ActionGroup group;
  std::vector<v1::Action> actions;
};

struct PlanAt {
  std::vector<GroupAt> groups;            // By number.
  std::vector<v1::Milestone> milestones;  // By name.
};

// Returns the plan as it was known at `revision`; 0 means the latest.
absl::StatusOr<PlanAt> ReadPlan(const Records& records,
                                const store::Reader& reader, int64_t revision);

// Returns the date on which an action of `group` is due: its own, or else that
// of its group.
const google::type::Date& DueDateOf(const v1::ActionGroup& group,
                                    const v1::Action& action);

// Returns what of a plan was overdue on a day; see FindOverdueResponse. Leaves
// the recommendations to others.
v1::FindOverdueResponse OverdueOn(const PlanAt& plan, absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_PLAN_STATE_H_
