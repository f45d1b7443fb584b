#include "services/assessments/handlers/referral_moves.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/assessments/errors.h"
#include "services/assessments/handlers/referral_change.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/handlers/referral_fields.h"

namespace carereform::assessments {
namespace {

using google::type::Date;
using v1::Referral;
using Decision = v1::Referral::Decision;

template <typename Request>
rpc::Validation CheckMove(const Request& request, absl::string_view date_field,
                          bool has_date, const Date& date) {
  rpc::Validation validation;
  CheckChange(request, validation);
  validation.Date(date_field, has_date, date);
  return validation;
}

// A move to a stage that the type does not have is refused for that, by name,
// rather than for the state.
absl::Status CheckHasStage(const Referral& referral, Stage stage) {
  const absl::string_view field = DateFieldOf(stage);
  if (UsesOf(referral)[IndexOf(stage)] != Use::kNotUsed) {
    return absl::OkStatus();
  }
  return InvalidField(field,
                      absl::StrCat("is of a stage that a case of type ",
                                   TypeWord(referral.type()),
                                   " does not have: go on to the next one"));
}

// Moves the referral of `request` to `stage` on `date`; `also` sets what goes
// with it.
template <typename Request, typename Also>
absl::StatusOr<Referral> Move(const Records& records, store::Txn& txn,
                              const rpc::Call& call, const Request& request,
                              Stage stage, const Date& date, Also also) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      ReferralToChange(records, txn, call, request));
  CR_RETURN_IF_ERROR(CheckHasStage(referral, stage));
  const ReferralState from = DomainState(referral.state());
  if (!CanMove(UsesOf(referral), from, StateAt(stage))) {
    return errors::ReferralState(from, StateAt(stage));
  }
  *(referral.*StageFields()[IndexOf(stage)].change)() = date;
  also(referral);
  CR_RETURN_IF_ERROR(
      StoreChanged(records, txn, call, {"referral.", "decision."}, referral));
  return referral;
}

template <typename Request>
absl::StatusOr<Referral> Move(const Records& records, store::Txn& txn,
                              const rpc::Call& call, const Request& request,
                              Stage stage, const Date& date) {
  return Move(records, txn, call, request, stage, date, [](Referral&) {});
}

}  // namespace

absl::Status CheckTriage(const v1::TriageReferralRequest& request) {
  rpc::Validation validation =
      CheckMove(request, "triaged_date", request.has_triaged_date(),
                request.triaged_date());
  if (request.has_risk()) CheckRisk("risk", request.risk(), validation);
  CheckOptionalEnum("complexity", request.complexity(),
                    &Referral::Complexity_IsValid, validation);
  return validation.Finish();
}

absl::StatusOr<Referral> TriageReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::TriageReferralRequest& request) {
  return Move(records, txn, call, request, Stage::kTriage,
              request.triaged_date(), [&](Referral& referral) {
                if (request.has_risk()) {
                  *referral.mutable_risk() = request.risk();
                }
                if (request.complexity() != Referral::COMPLEXITY_UNSPECIFIED) {
                  referral.set_complexity(request.complexity());
                }
              });
}

absl::Status CheckAllocate(const v1::AllocateReferralRequest& request) {
  rpc::Validation validation =
      CheckMove(request, "allocated_date", request.has_allocated_date(),
                request.allocated_date());
  CheckOpaqueReference("worker", request.worker(), validation);
  return validation.Finish();
}

absl::StatusOr<Referral> AllocateReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AllocateReferralRequest& request) {
  return Move(
      records, txn, call, request, Stage::kAllocation, request.allocated_date(),
      [&](Referral& referral) { referral.set_worker(request.worker()); });
}

absl::Status CheckStart(const v1::StartAssessmentRequest& request) {
  return CheckMove(request, "started_date", request.has_started_date(),
                   request.started_date())
      .Finish();
}

absl::StatusOr<Referral> StartAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::StartAssessmentRequest& request) {
  return Move(records, txn, call, request, Stage::kStart,
              request.started_date());
}

absl::Status CheckComplete(const v1::CompleteAssessmentRequest& request) {
  return CheckMove(request, "completed_date", request.has_completed_date(),
                   request.completed_date())
      .Finish();
}

absl::StatusOr<Referral> CompleteAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CompleteAssessmentRequest& request) {
  return Move(records, txn, call, request, Stage::kCompletion,
              request.completed_date());
}

absl::Status CheckDecide(const v1::DecideReferralRequest& request) {
  rpc::Validation validation =
      CheckMove(request, "decided_date", request.has_decided_date(),
                request.decided_date());
  validation.EnumValue("eligibility", request.eligibility(),
                       &Decision::Eligibility_IsValid);
  CheckOutcomes("outcomes", request.outcomes(), validation);
  validation.Require(request.eligibility() != Decision::NOT_ELIGIBLE ||
                         request.has_advice_given(),
                     "advice_given",
                     "is required where needs are not eligible: say whether "
                     "the advice was given that is owed");
  return validation.Finish();
}

absl::StatusOr<Referral> DecideReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::DecideReferralRequest& request) {
  return Move(records, txn, call, request, Stage::kDecision,
              request.decided_date(), [&](Referral& referral) {
                Decision& decision = *referral.mutable_decision();
                decision.set_eligibility(request.eligibility());
                *decision.mutable_outcomes() = request.outcomes();
                decision.set_advice_given(request.advice_given());
              });
}

absl::Status CheckStartService(const v1::StartServiceRequest& request) {
  return CheckMove(request, "service_started_date",
                   request.has_service_started_date(),
                   request.service_started_date())
      .Finish();
}

absl::StatusOr<Referral> StartService(const Records& records, store::Txn& txn,
                                      const rpc::Call& call,
                                      const v1::StartServiceRequest& request) {
  return Move(records, txn, call, request, Stage::kServiceStart,
              request.service_started_date());
}

absl::Status CheckClose(const v1::CloseReferralRequest& request) {
  rpc::Validation validation = CheckMove(
      request, "closed_date", request.has_closed_date(), request.closed_date());
  CheckOptionalEnum("closure_reason", request.closure_reason(),
                    &Referral::ClosureReason_IsValid, validation);
  return validation.Finish();
}

absl::StatusOr<Referral> CloseReferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::CloseReferralRequest& request) {
  CR_ASSIGN_OR_RETURN(Referral referral,
                      ReferralToChange(records, txn, call, request));
  const ReferralState from = DomainState(referral.state());
  if (!CanMove(UsesOf(referral), from, ReferralState::kClosed)) {
    return errors::ReferralState(from, ReferralState::kClosed);
  }
  *referral.mutable_closed_date() = request.closed_date();
  referral.set_closure_reason(request.closure_reason());
  referral.clear_hold();
  CR_RETURN_IF_ERROR(StoreChanged(records, txn, call, {"referral."}, referral));
  return referral;
}

}  // namespace carereform::assessments
