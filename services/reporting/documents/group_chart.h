// The groups of one figure, such as teams or bands of waiting: their words, and
// their bars.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_GROUP_CHART_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_GROUP_CHART_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/bar_chart.h"

namespace carereform::reporting::documents {

// Returns the dimension that `cell` is one group of, such as `team`; empty
// where it is not known.
std::string DimensionOf(const v1::Cell& cell);

// Returns the group as people write it: "Home first", "15 to 28 days".
std::string GroupInWords(const v1::Cell& cell);

// Returns what groups such as that of `cell` stand under: "By team", "By how
// long they have waited".
std::string GroupsHeading(const v1::Cell& cell);

// Returns the bars of `cells`, the groups of one figure; nothing where none has
// a value. The target is drawn beside waits and shares, which each group can
// reach by itself; never beside counts, whose target is of the whole. `place`
// is whose figures they are.
std::optional<BarChart> GroupBarsOf(absl::string_view place,
                                    const std::vector<const v1::Cell*>& cells);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_GROUP_CHART_H_
