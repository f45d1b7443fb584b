// Which figures of a target can be drawn together, and how.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/html_chart.h"

namespace carereform::reporting::documents {

// Returns what tells `cell` from the other figures of its target: its group, or
// what it counts and when.
std::string FigureLabel(const v1::Cell& cell);

// Returns a chart for each unit that two or more of `cells` share, or that one
// shares with the target of `head`: bars of different units are never drawn on
// one scale, and a target is a line only beside figures of its own unit.
std::vector<Chart> ChartsOf(absl::string_view id, const v1::Cell& head,
                            const std::vector<const v1::Cell*>& cells);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_TARGET_CHART_H_
