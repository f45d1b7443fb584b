// The ratings of a workstream's targets, as a report has them.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_TARGETS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_TARGETS_H_

#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/store/transaction.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// Adds `targets` to `figures`, by code, as they stand on `day`, with the
// colours that they had in the report `before`. Errors: those of the store.
absl::Status AddTargets(const TargetRagRecords& records,
                        const store::Reader& reader,
                        const std::vector<v1::OutcomeTarget>& targets,
                        absl::CivilDay day,
                        const std::optional<v1::HighlightReport>& before,
                        v1::HighlightReport::Figures& figures);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_TARGETS_H_
