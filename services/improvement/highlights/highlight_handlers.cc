#include "services/improvement/highlights/highlight_handlers.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/resource_fields.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/seen_version.h"
#include "services/improvement/highlights/highlight_checks.h"
#include "services/improvement/highlights/highlight_errors.h"
#include "services/improvement/highlights/highlight_figures.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {
namespace {

using v1::HighlightReport;

// Returns the report that a request is about, which has to be in `state`.
template <typename Request>
absl::StatusOr<HighlightReport> ReportIn(HighlightReport::State state,
                                         const HighlightRecords& records,
                                         const store::Reader& reader,
                                         const Request& request) {
  CR_ASSIGN_OR_RETURN(HighlightReport report,
                      records.reports().table().Get(reader, request.name()));
  CR_RETURN_IF_ERROR(store::CheckSeen(reader, request.etag(), report));
  if (report.state() != state) {
    return errors::HighlightReportState(report.state(), state);
  }
  return report;
}

bool MadeIt(const HighlightReport& report, const std::string& caller) {
  return std::find(report.prepared_by().begin(), report.prepared_by().end(),
                   caller) != report.prepared_by().end();
}

void AddMaker(const std::string& caller, HighlightReport& report) {
  if (!MadeIt(report, caller)) report.add_prepared_by(caller);
}

// Brings the report into `state`; returns the step.
HighlightReport::Step& Enter(HighlightReport::State state,
                             absl::string_view taken_by, const store::Txn& txn,
                             const rpc::Call& call, HighlightReport& report) {
  report.set_state(state);
  HighlightReport::Step& step = *report.add_steps();
  step.set_state(state);
  *step.mutable_time() = rpc::ToTimestamp(txn.commit_time());
  step.set_taken_by(std::string(taken_by));
  *step.mutable_date() = rpc::ToDate(call.today);
  return step;
}

absl::StatusOr<HighlightReport> Put(const HighlightRecords& records,
                                    store::Txn& txn, HighlightReport report) {
  CR_RETURN_IF_ERROR(records.reports().table().Update(txn, report));
  return report;
}

// Begins with the words and the money of the report before.
void CarryForward(const HighlightReport& before, HighlightReport& report) {
  report.set_previous(before.name());
  *report.mutable_narrative() = before.narrative();
  *report.mutable_money() = before.money();
  report.mutable_narrative()->set_carried_forward(
      !before.narrative().progress().empty());
}

absl::Status TakeFigures(const HighlightRecords& records,
                         const store::Reader& reader, absl::CivilDay day,
                         const std::optional<HighlightReport>& before,
                         HighlightReport& report) {
  CR_ASSIGN_OR_RETURN(
      const v1::Workstream workstream,
      records.plan().workstreams().table().Get(reader, report.workstream()));
  CR_ASSIGN_OR_RETURN(*report.mutable_figures(),
                      FiguresOn(records, reader, workstream, day, before));
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<HighlightReport> PrepareHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::PrepareHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const absl::CivilDay day,
      FiguresDay(request.month(), rpc::StoredDay(request.as_of_date()),
                 call.today));
  HighlightReport report;
  report.set_name(absl::StrCat(request.parent(), "/highlightReports/",
                               request.highlight_report_id()));
  report.set_workstream(request.workstream());
  *report.mutable_month() = request.month();
  for (const rpc::Reference& reference : records.reports().references()) {
    CR_RETURN_IF_ERROR(rpc::CheckThere(txn, report, reference));
  }
  CR_ASSIGN_OR_RETURN(const std::optional<HighlightReport> before,
                      records.ReportBefore(txn, request.workstream(), day));
  if (before.has_value()) CarryForward(*before, report);
  CR_RETURN_IF_ERROR(TakeFigures(records, txn, day, before, report));
  Enter(HighlightReport::DRAFT, "", txn, call, report);
  AddMaker(call.caller, report);
  *report.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.reports().table().Create(txn, report));
  return report;
}

absl::StatusOr<HighlightReport> WriteHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::WriteHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(HighlightReport report,
                      ReportIn(HighlightReport::DRAFT, records, txn, request));
  for (int i = 0; i < request.money_size(); ++i) {
    CR_RETURN_IF_ERROR(
        CheckNotInFuture(absl::StrCat("money[", i, "].as_of_date"),
                         request.money(i).as_of_date(), call));
  }
  *report.mutable_narrative() = request.narrative();
  report.mutable_narrative()->clear_carried_forward();
  *report.mutable_money() = request.money();
  AddMaker(call.caller, report);
  return Put(records, txn, std::move(report));
}

absl::StatusOr<HighlightReport> RefreshHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::RefreshHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(HighlightReport report,
                      ReportIn(HighlightReport::DRAFT, records, txn, request));
  CR_ASSIGN_OR_RETURN(
      const absl::CivilDay day,
      FiguresDay(report.month(), rpc::StoredDay(request.as_of_date()),
                 call.today));
  std::optional<HighlightReport> before;
  if (!report.previous().empty()) {
    CR_ASSIGN_OR_RETURN(before,
                        records.reports().table().Get(txn, report.previous()));
  }
  CR_RETURN_IF_ERROR(TakeFigures(records, txn, day, before, report));
  AddMaker(call.caller, report);
  return Put(records, txn, std::move(report));
}

absl::StatusOr<HighlightReport> ReviewHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReviewHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(HighlightReport report,
                      ReportIn(HighlightReport::DRAFT, records, txn, request));
  if (MadeIt(report, call.caller)) return errors::ReviewerMadeIt();
  if (report.narrative().carried_forward()) {
    return errors::WordsCarriedForward();
  }
  if (report.narrative().progress().empty()) return errors::WordsMissing();
  Enter(HighlightReport::REVIEWED, request.reviewed_by(), txn, call, report);
  report.set_digest(DigestOf(report));
  return Put(records, txn, std::move(report));
}

absl::StatusOr<HighlightReport> ReturnHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::ReturnHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(
      HighlightReport report,
      ReportIn(HighlightReport::REVIEWED, records, txn, request));
  Enter(HighlightReport::DRAFT, request.returned_by(), txn, call, report)
      .set_reason(request.reason());
  report.clear_digest();
  return Put(records, txn, std::move(report));
}

absl::StatusOr<HighlightReport> AcceptHighlightReport(
    const HighlightRecords& records, store::Txn& txn, const rpc::Call& call,
    const v1::AcceptHighlightReportRequest& request) {
  CR_ASSIGN_OR_RETURN(
      HighlightReport report,
      ReportIn(HighlightReport::REVIEWED, records, txn, request));
  CR_RETURN_IF_ERROR(
      CheckNotInFuture("meeting_date", request.meeting_date(), call));
  const google::type::Date& reviewed = report.steps().rbegin()->date();
  if (*rpc::StoredDay(request.meeting_date()) < *rpc::StoredDay(reviewed)) {
    return InvalidField("meeting_date",
                        "has to be on or after the day of the review");
  }
  if (request.digest() != report.digest()) return errors::DigestMismatch();
  *Enter(HighlightReport::ACCEPTED, request.board(), txn, call, report)
       .mutable_date() = request.meeting_date();
  return Put(records, txn, std::move(report));
}

std::string DigestOf(const HighlightReport& report) {
  HighlightReport agreed;
  agreed.set_workstream(report.workstream());
  *agreed.mutable_month() = report.month();
  *agreed.mutable_narrative() = report.narrative();
  *agreed.mutable_money() = report.money();
  *agreed.mutable_figures() = report.figures();
  // Fields go out in the order of their numbers, and no field is a map.
  return store::Sha256Hex(agreed.SerializeAsString());
}

}  // namespace carereform::improvement
