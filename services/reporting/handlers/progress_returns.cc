#include "services/reporting/handlers/progress_returns.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/resource_methods.h"
#include "common/types/civil_date.h"
#include "common/types/resource_name.h"
#include "services/reporting/domain/return_calendar.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/return_documents.h"
#include "services/reporting/handlers/stored_returns.h"

namespace carereform::reporting {

using v1::ProgressReturn;

absl::Status CheckPrepare(const v1::PrepareProgressReturnRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.RequestId(request.request_id());
  const auto quarter = ParseQuarter(request.quarter());
  if (!quarter.ok()) {
    validation.Refuse("quarter", quarter.status().message());
  }
  const auto as_of =
      validation.Date("as_of_date", request.has_as_of_date(),
                      request.as_of_date(), rpc::Presence::kOptional);
  if (quarter.ok() && as_of.has_value()) {
    const auto timing = TimingOf(*quarter, *as_of);
    if (!timing.ok()) {
      validation.Refuse("as_of_date", timing.status().message());
    }
  }
  return validation.Finish();
}

absl::StatusOr<ReturnSubject> SubjectOf(
    const v1::PrepareProgressReturnRequest& request, absl::CivilDay today) {
  ReturnSubject subject;
  CR_ASSIGN_OR_RETURN(subject.council, CouncilOf(request.parent()));
  CR_ASSIGN_OR_RETURN(subject.quarter, ParseQuarter(request.quarter()));
  subject.as_of = request.has_as_of_date()
                      ? *rpc::StoredDay(request.as_of_date())
                      : QuarterPeriod(subject.quarter).end - 1;
  if (subject.as_of > today) {
    return InvalidField(
        "as_of_date", absl::StrCat("is ", PrintDate(subject.as_of),
                                   ", which is yet to come: give a day of the "
                                   "quarter up to today"));
  }
  CR_ASSIGN_OR_RETURN(const ReturnTiming timing,
                      TimingOf(subject.quarter, subject.as_of));
  subject.interim = timing == ReturnTiming::kInterim;
  return subject;
}

absl::Status CheckFreeze(const v1::FreezeProgressReturnRequest& request) {
  return CheckOnReturn(request).Finish();
}

// What has to be right about a return before it is frozen is that every source
// answered; a figure that is missing for another reason is named in it.
absl::StatusOr<ProgressReturn> FreezeProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::FreezeProgressReturnRequest& request) {
  CR_ASSIGN_OR_RETURN(ProgressReturn frozen,
                      records.progress_returns.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), frozen.etag()));
  if (frozen.state() != ProgressReturn::DRAFT) {
    return errors::ReturnNotDraft(ProgressReturn::State_Name(frozen.state()));
  }
  if (!frozen.complete()) return errors::ReturnIncomplete();
  CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                      LoadModel(records, txn, request.name()));
  *frozen.mutable_freeze_time() = rpc::ToTimestamp(txn.commit_time());
  StoreDocuments(txn, v1::DEPARTMENT, model, frozen);
  frozen.set_state(ProgressReturn::FROZEN);
  frozen.set_frozen_by(call.caller);
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, frozen));
  return frozen;
}

}  // namespace carereform::reporting
