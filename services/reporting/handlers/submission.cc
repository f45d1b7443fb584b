#include "services/reporting/handlers/submission.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"
#include "services/reporting/handlers/stored_returns.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;

constexpr int kMaxWords = 200;

// The day on which the last certification was made.
absl::StatusOr<absl::CivilDay> DayCertified(
    const ProgressReturn& progress_return) {
  CR_ASSIGN_OR_RETURN(const absl::TimeZone london, LondonZone());
  absl::CivilDay last = absl::CivilDay::min();
  for (const v1::Certification& one : progress_return.certifications()) {
    last = std::max(last,
                    LondonDay(rpc::FromTimestamp(one.certify_time()), london));
  }
  return last;
}

absl::Status CheckNotAhead(absl::string_view field, absl::CivilDay day,
                           absl::CivilDay today) {
  if (day <= today) return absl::OkStatus();
  return InvalidField(field, absl::StrCat("is ", PrintDate(day),
                                          ", which is yet to come: give the "
                                          "day on which it was done"));
}

absl::Status CheckSentDate(const ProgressReturn& progress_return,
                           absl::CivilDay sent, absl::CivilDay today) {
  CR_RETURN_IF_ERROR(CheckNotAhead("submission.sent_date", sent, today));
  CR_ASSIGN_OR_RETURN(const absl::CivilDay certified,
                      DayCertified(progress_return));
  if (sent >= certified) return absl::OkStatus();
  return InvalidField(
      "submission.sent_date",
      absl::StrCat("is ", PrintDate(sent), ", before ", PrintDate(certified),
                   ", when the return was certified: what was sent earlier was "
                   "another version"));
}

}  // namespace

absl::Status CheckRecordSubmission(const v1::RecordSubmissionRequest& request) {
  const v1::Submission& submission = request.submission();
  rpc::Validation validation = CheckOnReturn(request);
  validation.Text("submission.sent_by", submission.sent_by(), kMaxWords);
  validation.Text("submission.recipient", submission.recipient(), kMaxWords);
  validation.EnumValue("submission.channel", submission.channel(),
                       &v1::Submission::Channel_IsValid);
  validation.Date("submission.sent_date", submission.has_sent_date(),
                  submission.sent_date());
  validation.Text("submission.reference", submission.reference(), kMaxWords,
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> RecordSubmission(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordSubmissionRequest& request) {
  CR_ASSIGN_OR_RETURN(ProgressReturn submitted,
                      GetForMove(records, txn, request, ReturnMove::kSubmit));
  CR_RETURN_IF_ERROR(CheckSentDate(
      submitted, *rpc::StoredDay(request.submission().sent_date()),
      call.today));
  v1::Submission& submission = *submitted.mutable_submission();
  submission = request.submission();
  submission.set_recorded_by(call.caller);
  *submission.mutable_record_time() = rpc::ToTimestamp(txn.commit_time());
  submitted.set_state(ProgressReturn::SUBMITTED);
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, submitted));
  return submitted;
}

absl::Status CheckRecordNoting(const v1::RecordNotingRequest& request) {
  const v1::Noting& noting = request.noting();
  rpc::Validation validation = CheckOnReturn(request);
  validation.Text("noting.committee", noting.committee(), kMaxWords);
  validation.Date("noting.meeting_date", noting.has_meeting_date(),
                  noting.meeting_date());
  validation.Text("noting.minute", noting.minute(), kMaxWords,
                  rpc::Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> RecordNoting(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordNotingRequest& request) {
  CR_ASSIGN_OR_RETURN(ProgressReturn noted,
                      GetForMove(records, txn, request, ReturnMove::kNote));
  CR_RETURN_IF_ERROR(CheckNotAhead(
      "noting.meeting_date", *rpc::StoredDay(request.noting().meeting_date()),
      call.today));
  v1::Noting& noting = *noted.add_notings();
  noting = request.noting();
  noting.set_recorded_by(call.caller);
  *noting.mutable_record_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, noted));
  return noted;
}

}  // namespace carereform::reporting
