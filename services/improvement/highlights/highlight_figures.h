// The figures of a report, taken from the plan, the ratings and the registers
// as they stand in one transaction, at one revision.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIGURES_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIGURES_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {

// Returns what is counted of a workstream on `day`, a day of the report's
// month. `before` is its report of a month before, beside which what moved is
// told; absent where there was none. Errors: those of the store.
absl::StatusOr<v1::HighlightReport::Figures> FiguresOn(
    const HighlightRecords& records, const store::Reader& reader,
    const v1::Workstream& workstream, absl::CivilDay day,
    const std::optional<v1::HighlightReport>& before);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_FIGURES_H_
