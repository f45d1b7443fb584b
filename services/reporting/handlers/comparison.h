// Tells what differs between returns, and how far one has drifted.

#ifndef CR_SERVICES_REPORTING_HANDLERS_COMPARISON_H_
#define CR_SERVICES_REPORTING_HANDLERS_COMPARISON_H_

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/reporting/compile/source_client.h"
#include "services/reporting/records.h"
#include "services/reporting/sign_off/rule_books.h"

namespace carereform::reporting {

// These ask other servers and wait for them.

absl::Status CheckCompare(const v1::CompareProgressReturnsRequest& request);
absl::StatusOr<v1::ReturnComparison> CompareProgressReturns(
    const Records& records, const store::Reader& reader,
    const SourceClient& client,
    const v1::CompareProgressReturnsRequest& request);

absl::Status CheckReportDrift(const v1::ReportDriftRequest& request);
absl::StatusOr<v1::DriftReport> ReportDrift(
    const RuleBooks& books, const Records& records, const store::Reader& reader,
    const SourceClient& client, const rpc::Call& call,
    const v1::ReportDriftRequest& request);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_HANDLERS_COMPARISON_H_
