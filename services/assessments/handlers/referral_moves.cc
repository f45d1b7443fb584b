#include "services/assessments/handlers/referral_moves.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {
namespace {

using v1::Referral;

template <typename Request>
absl::Status CheckMove(const Request& request, absl::string_view date_field,
                       bool has_date, const google::type::Date& date) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/referrals/{referral}");
  validation.Date(date_field, has_date, date);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// The dates were checked as those of a referral; here they are the request's
// own.
absl::Status CheckRequestDates(const Referral& referral, absl::CivilDay today) {
  const absl::Status checked = CheckDates(referral, today);
  if (checked.ok()) return checked;
  std::vector<FieldViolation> violations = ViolationsOf(checked);
  for (FieldViolation& violation : violations) {
    violation.field =
        std::string(absl::StripPrefix(violation.field, "referral."));
  }
  return InvalidFields(violations);
}

// Moves the referral of `request` to `to`; `set_date` sets the day it did.
template <typename Request, typename SetDate>
absl::StatusOr<Referral> Move(const Records& records, store::Txn& txn,
                              const rpc::Call& call, const Request& request,
                              ReferralState to, SetDate set_date) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      records.referrals().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, referral.team()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), referral.etag()));
  const ReferralState from = DomainState(referral.state());
  if (!CanMove(from, to)) return errors::ReferralState(from, to);

  set_date(referral);
  CR_RETURN_IF_ERROR(CheckRequestDates(referral, call.today));
  referral.set_state(StateFollowingFrom(referral));
  *referral.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.referrals().Update(txn, referral));
  return referral;
}

}  // namespace

absl::Status CheckTriage(const v1::TriageReferralRequest& request) {
  return CheckMove(request, "triaged_date", request.has_triaged_date(),
                   request.triaged_date());
}

absl::StatusOr<Referral> TriageReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::TriageReferralRequest& request) {
  return Move(records, txn, call, request, ReferralState::kTriaged,
              [&](Referral& referral) {
                *referral.mutable_triaged_date() = request.triaged_date();
              });
}

absl::Status CheckAllocate(const v1::AllocateReferralRequest& request) {
  return CheckMove(request, "allocated_date", request.has_allocated_date(),
                   request.allocated_date());
}

absl::StatusOr<Referral> AllocateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AllocateReferralRequest& request) {
  return Move(records, txn, call, request, ReferralState::kAllocated,
              [&](Referral& referral) {
                *referral.mutable_allocated_date() = request.allocated_date();
              });
}

absl::Status CheckStart(const v1::StartAssessmentRequest& request) {
  return CheckMove(request, "started_date", request.has_started_date(),
                   request.started_date());
}

absl::StatusOr<Referral> StartAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::StartAssessmentRequest& request) {
  return Move(records, txn, call, request, ReferralState::kStarted,
              [&](Referral& referral) {
                *referral.mutable_started_date() = request.started_date();
              });
}

absl::Status CheckClose(const v1::CloseReferralRequest& request) {
  return CheckMove(request, "closed_date", request.has_closed_date(),
                   request.closed_date());
}

absl::StatusOr<Referral> CloseReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CloseReferralRequest& request) {
  return Move(records, txn, call, request, ReferralState::kClosed,
              [&](Referral& referral) {
                *referral.mutable_closed_date() = request.closed_date();
              });
}

}  // namespace carereform::assessments
