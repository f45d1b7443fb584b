// Risks and issues as a report and a board pack have them.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RISKS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RISKS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/risks/risk_records.h"

namespace carereform::improvement {

// Adds the risks of the workstream to `figures` as they stand on `day`, with
// what moved since the report `before`. Errors: those of the store.
absl::Status AddRisks(const RiskRecords& records, const store::Reader& reader,
                      absl::string_view workstream, absl::CivilDay day,
                      const std::optional<v1::HighlightReport>& before,
                      v1::HighlightReport::Figures& figures);

// Returns the risks that are open on `day` and belong to no workstream, by
// name, as they were known at `revision`; 0 means the latest. Errors:
// OUT_OF_RANGE, reason REVISION_IN_FUTURE.
absl::StatusOr<std::vector<v1::HighlightReport::RiskLine>> RisksOfNoWorkstream(
    const RiskRecords& records, const store::Reader& reader, absl::CivilDay day,
    int64_t revision);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RISKS_H_
