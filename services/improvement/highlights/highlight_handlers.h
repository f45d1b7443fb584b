// The life of a report: DRAFT, REVIEWED, ACCEPTED. Each step is one change.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_HANDLERS_H_

#include <string>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/highlights/highlight_records.h"

namespace carereform::improvement {

absl::StatusOr<v1::HighlightReport> PrepareHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::PrepareHighlightReportRequest& request);

absl::StatusOr<v1::HighlightReport> WriteHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::WriteHighlightReportRequest& request);

absl::StatusOr<v1::HighlightReport> RefreshHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::RefreshHighlightReportRequest& request);

absl::StatusOr<v1::HighlightReport> ReviewHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReviewHighlightReportRequest& request);

absl::StatusOr<v1::HighlightReport> ReturnHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReturnHighlightReportRequest& request);

absl::StatusOr<v1::HighlightReport> AcceptHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::AcceptHighlightReportRequest& request);

// Returns the SHA-256 of what is agreed of a report: month, workstream,
// figures, narrative and money; in lower-case hexadecimal.
std::string DigestOf(const v1::HighlightReport& report);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_HANDLERS_H_
