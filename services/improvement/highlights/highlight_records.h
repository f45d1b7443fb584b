// The records of the monthly reports, and what their figures are taken from.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RECORDS_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/rpc/collection.h"
#include "common/store/transaction.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_records.h"
#include "services/improvement/target_rag/target_rag_records.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe.
class HighlightRecords {
 public:
  // All outlive it.
  HighlightRecords(const Records& plan, const TargetRagRecords& target_rag,
                   const RiskRecords& risks);
  HighlightRecords(const HighlightRecords&) = delete;
  HighlightRecords& operator=(const HighlightRecords&) = delete;

  const Records& plan() const { return plan_; }
  const TargetRagRecords& target_rag() const { return target_rag_; }
  const RiskRecords& risks() const { return risks_; }
  const rpc::Collection<v1::HighlightReport>& reports() const {
    return reports_;
  }

  std::vector<const rpc::AnyCollection*> all() const { return {&reports_}; }

  // Returns the workstream's latest report of a month before `month`, a day of
  // it; nothing where there is none.
  absl::StatusOr<std::optional<v1::HighlightReport>> ReportBefore(
      const store::Reader& reader, absl::string_view workstream,
      absl::CivilDay month) const;

  // Returns the reports of the month as they were known at `revision`, by
  // workstream; 0 means the latest. `month` is a day of it. Errors:
  // OUT_OF_RANGE, reason REVISION_IN_FUTURE.
  absl::StatusOr<std::vector<v1::HighlightReport>> ReportsOf(
      const store::Reader& reader, absl::CivilDay month,
      int64_t revision) const;

 private:
  const Records& plan_;
  const TargetRagRecords& target_rag_;
  const RiskRecords& risks_;
  const rpc::Collection<v1::HighlightReport> reports_;
};

// The shape of a report's name.
inline constexpr char kHighlightReportName[] =
    "councils/{council}/highlightReports/{highlight_report}";

// Returns the last day of the report's month.
absl::CivilDay LastDayOf(const v1::HighlightReport& report);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_RECORDS_H_
