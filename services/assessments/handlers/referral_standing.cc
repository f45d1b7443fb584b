#include "services/assessments/handlers/referral_standing.h"

#include <string>

#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_change.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Referral;

// An earlier rating does not take the place of a later one, unless that was a
// mistake.
absl::Status CheckRatedInOrder(const Referral& referral,
                               const v1::RateReferralRequest& request) {
  if (!referral.has_risk() ||
      request.reason() == v1::RateReferralRequest::RATED_WRONGLY ||
      *rpc::StoredDay(request.rated_date()) >=
          *rpc::StoredDay(referral.risk().rated_date())) {
    return absl::OkStatus();
  }
  return InvalidField("rated_date",
                      "is before the rating that it would take the place of: "
                      "correct it, or give the reason RATED_WRONGLY");
}

// A worker has a referral only once it is allocated.
absl::Status CheckWorkerPossible(const Referral& referral,
                                 const std::string& worker) {
  if (worker.empty() ||
      LatestStage(DatesOf(referral).stages) >= Stage::kAllocation) {
    return absl::OkStatus();
  }
  return InvalidField("worker",
                      "comes before allocation: use AllocateReferral");
}

void SetUnlessEmpty(const std::string& value, std::string* field) {
  if (!value.empty()) *field = value;
}

}  // namespace

absl::Status CheckRate(const v1::RateReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.EnumValue("rating", request.rating(), &v1::RiskRating_IsValid);
  validation.Date("rated_date", request.has_rated_date(), request.rated_date());
  validation.Word("rated_by", request.rated_by());
  validation.EnumValue("reason", request.reason(),
                       &v1::RateReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> RateReferral(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::RateReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kRate));
  CR_RETURN_IF_ERROR(CheckRatedInOrder(referral, request));
  Referral::Risk& risk = *referral.mutable_risk();
  risk.set_rating(request.rating());
  *risk.mutable_rated_date() = request.rated_date();
  risk.set_rated_by(request.rated_by());
  referral.set_last_change_reason(
      ReasonWord(v1::RateReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(
      StoreChanged(records, txn, call, {"referral.", "risk."}, referral));
  return referral;
}

absl::Status CheckEscalate(const v1::EscalateReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Word("escalated_to", request.escalated_to());
  validation.Date("escalated_date", request.has_escalated_date(),
                  request.escalated_date());
  return validation.Finish();
}

absl::StatusOr<Referral> EscalateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EscalateReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kEscalate));
  Referral::Escalation& escalation = *referral.mutable_escalation();
  escalation.set_escalated_to(request.escalated_to());
  *escalation.mutable_escalated_date() = request.escalated_date();
  CR_RETURN_IF_ERROR(
      StoreChanged(records, txn, call, {"referral.", "escalation."}, referral));
  return referral;
}

absl::Status CheckHold(const v1::HoldReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.EnumValue("reason", request.reason(),
                       &Referral::HoldReason_IsValid);
  validation.Date("held_date", request.has_held_date(), request.held_date());
  return validation.Finish();
}

absl::StatusOr<Referral> HoldReferral(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::HoldReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kHold));
  if (referral.has_hold()) return errors::ReferralHeld();
  referral.mutable_hold()->set_reason(request.reason());
  *referral.mutable_hold()->mutable_held_date() = request.held_date();
  CR_RETURN_IF_ERROR(
      StoreChanged(records, txn, call, {"referral.", "hold."}, referral));
  return referral;
}

absl::Status CheckResume(const v1::ResumeReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  return validation.Finish();
}

absl::StatusOr<Referral> ResumeReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ResumeReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kHold));
  if (!referral.has_hold()) return errors::ReferralNotHeld();
  referral.clear_hold();
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

absl::Status CheckTransfer(const v1::TransferReferralRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Word("team", request.team());
  validation.Word("locality", request.locality(), Presence::kOptional);
  validation.Word("district", request.district(), Presence::kOptional);
  validation.Word("duty_team", request.duty_team(), Presence::kOptional);
  CheckOpaqueReference("worker", request.worker(), validation);
  validation.EnumValue("reason", request.reason(),
                       &v1::TransferReferralRequest::Reason_IsValid);
  return validation.Finish();
}

absl::StatusOr<Referral> TransferReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::TransferReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kTransfer));
  CR_RETURN_IF_ERROR(CheckWorkerPossible(referral, request.worker()));
  if (request.team() != referral.team()) referral.clear_worker();
  referral.set_team(request.team());
  SetUnlessEmpty(request.locality(), referral.mutable_locality());
  SetUnlessEmpty(request.district(), referral.mutable_district());
  SetUnlessEmpty(request.duty_team(), referral.mutable_duty_team());
  SetUnlessEmpty(request.worker(), referral.mutable_worker());
  referral.set_last_change_reason(
      ReasonWord(v1::TransferReferralRequest::Reason_Name(request.reason())));
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

absl::Status CheckInform(const v1::InformReferrerRequest& request) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Date("referrer_informed_date",
                  request.has_referrer_informed_date(),
                  request.referrer_informed_date());
  return validation.Finish();
}

absl::StatusOr<Referral> InformReferrer(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::InformReferrerRequest& request) {
  CR_ASSIGN_OR_RETURN(
      Referral referral,
      ReferralToTake(records, txn, call, request, ReferralAction::kInform));
  *referral.mutable_referrer_informed_date() = request.referrer_informed_date();
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

}  // namespace carereform::assessments
