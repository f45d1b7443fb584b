#include "services/reporting/handlers/comparison.h"

#include <utility>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/types/resource_name.h"
#include "services/reporting/compile/compiler.h"
#include "services/reporting/compile/gather.h"
#include "services/reporting/handlers/return_documents.h"
#include "services/reporting/handlers/stored_returns.h"
#include "services/reporting/sign_off/cell_differences.h"
#include "services/reporting/sign_off/source_changes.h"

namespace carereform::reporting {
namespace {

using v1::ReturnModel;

// Adds what differs to a comparison or a drift report.
template <typename Report>
void AddDifferences(const SourceClient& client, const std::string& council,
                    const ReturnModel& earlier, const ReturnModel& later,
                    Report& report) {
  CellDifferences found = CompareCells(earlier, later);
  report.set_same_count(found.same_count);
  for (auto& difference : found.differences) {
    *report.add_cells() = std::move(difference);
  }
  for (auto& changes :
       ChangesBetween(client, council, earlier.cover(), later.cover())) {
    *report.add_sources() = std::move(changes);
  }
}

absl::StatusOr<ReturnSubject> SubjectOfStored(
    const std::string& council, const v1::ProgressReturn& stored) {
  ReturnSubject subject;
  subject.council = council;
  CR_ASSIGN_OR_RETURN(subject.quarter, ParseQuarter(stored.quarter()));
  subject.as_of = *rpc::StoredDay(stored.as_of_date());
  subject.interim = stored.interim();
  return subject;
}

}  // namespace

absl::Status CheckCompare(const v1::CompareProgressReturnsRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  validation.Name("earlier", request.earlier(), kReturnPattern);
  if (validation.ok()) {
    validation.Require(
        *CouncilOf(request.name()) == *CouncilOf(request.earlier()), "earlier",
        "has to be a return of the same council");
  }
  return validation.Finish();
}

absl::StatusOr<v1::ReturnComparison> CompareProgressReturns(
    const Records& records, const store::Reader& reader,
    const SourceClient& client,
    const v1::CompareProgressReturnsRequest& request) {
  CR_ASSIGN_OR_RETURN(const ReturnModel later,
                      LoadModel(records, reader, request.name()));
  CR_ASSIGN_OR_RETURN(const ReturnModel earlier,
                      LoadModel(records, reader, request.earlier()));
  v1::ReturnComparison comparison;
  comparison.set_earlier(request.earlier());
  comparison.set_later(request.name());
  AddDifferences(client, reader.council(), earlier, later, comparison);
  return comparison;
}

absl::Status CheckReportDrift(const v1::ReportDriftRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  return validation.Finish();
}

absl::StatusOr<v1::DriftReport> ReportDrift(
    const RuleBooks& books, const Records& records, const store::Reader& reader,
    const SourceClient& client, const rpc::Call& call,
    const v1::ReportDriftRequest& request) {
  CR_ASSIGN_OR_RETURN(const v1::ProgressReturn stored,
                      records.progress_returns.Get(reader, request.name()));
  CR_ASSIGN_OR_RETURN(const ReturnModel model,
                      LoadModel(records, reader, request.name()));
  CR_ASSIGN_OR_RETURN(const ReturnSubject subject,
                      SubjectOfStored(reader.council(), stored));
  CR_ASSIGN_OR_RETURN(Gathered gathered,
                      Gather(records, reader, client, subject));
  v1::DriftReport report;
  report.set_progress_return(request.name());
  *report.mutable_compute_time() = rpc::ToTimestamp(call.now);
  AddDifferences(client, reader.council(), model,
                 Compile(client, std::move(gathered)), report);
  CR_ASSIGN_OR_RETURN(const bool agree,
                      DocumentsAgree(books, reader, stored, model));
  report.set_documents_agree(agree);
  return report;
}

}  // namespace carereform::reporting
