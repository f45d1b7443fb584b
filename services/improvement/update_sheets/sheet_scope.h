// What a sheet is of: the groups, actions, milestones and targets of an area or
// of the areas of a workstream.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_SCOPE_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_SCOPE_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/plan_state.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

inline constexpr char kAreaPattern[] = "councils/{council}/areas/{area}";
inline constexpr char kWorkstreamPattern[] =
    "councils/{council}/workstreams/{workstream}";

struct SheetScope {
  std::string parent;                     // The area or workstream.
  std::string display_name;               // Its title.
  bool is_workstream = false;             // Otherwise an area.
  std::vector<GroupAt> groups;            // By number, with their actions.
  std::vector<v1::Milestone> milestones;  // By name.
  std::map<std::string, v1::OutcomeTarget> targets;  // By name.

  // Returns the group whose action has that name; null where there is none.
  const GroupAt* GroupOfAction(absl::string_view action) const;
};

// Returns what `parent` has now. Errors: NOT_FOUND, reason RESOURCE_NOT_FOUND.
absl::StatusOr<SheetScope> ReadScope(const Records& records,
                                     const store::Reader& reader,
                                     const std::string& parent);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_SCOPE_H_
