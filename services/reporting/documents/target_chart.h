// Which figures of a target can be drawn together, and how.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/bar_chart.h"
#include "services/reporting/documents/line_chart.h"

namespace carereform::reporting::documents {

// Returns the figure in thousandths of its unit; nothing where there is none.
std::optional<int64_t> LengthOf(const v1::Cell& cell);

// Returns the line that marks the target of `cell`; nothing where there is no
// number, or it is of another unit.
std::optional<ChartTarget> TargetOf(const v1::Cell& cell);

// Returns what tells `cell` from the other figures of its target: what it
// counts and when.
std::string FigureLabel(const v1::Cell& cell);

// Returns a chart for each unit that two or more of `cells` share, or that one
// shares with the target of `head` and has no line of its own (LineOf): bars of
// different units are never drawn on one scale, and a target is a line only
// beside figures of its own unit. `place` is whose figures they are.
std::vector<BarChart> BarsOf(absl::string_view place, const v1::Cell& head,
                             const std::vector<const v1::Cell*>& cells);

// Returns `cell` and the figures for earlier days as a line; nothing where none
// is known, or a day is not.
std::optional<LineChart> LineOf(absl::string_view place, const v1::Cell& cell);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_
