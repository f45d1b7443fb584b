#include "services/financial_assessments/handlers/deferred_payment_decisions.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/handlers/deferral_change.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;

// Checks the day and the rate of an agreement.
absl::Status CheckAgreement(const v1::AgreeDeferredPaymentRequest& request,
                            const DeferredPayment& payment,
                            const AccountRules& rules, absl::CivilDay today) {
  const absl::CivilDay agreed = *rpc::StoredDay(request.agreed_date());
  rpc::Validation validation;
  CheckNotAfter("agreed_date", agreed, today, validation);
  CheckNotBefore("agreed_date", agreed,
                 *rpc::StoredDay(payment.requested_date()), "the request",
                 validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  const MaximumRate* maximum = rules.rates->On(agreed);
  if (maximum == nullptr) return errors::DeferralRateMissing(agreed);
  validation.Require(
      request.own_rate_hundredths() <= maximum->hundredths,
      "own_rate_hundredths",
      absl::StrCat("is above the maximum of ", maximum->hundredths,
                   " hundredths of a percent (SI 2014/2671, regulation 9)"));
  return validation.Finish();
}

// Checks that the council has to agree, or says why it does all the same.
absl::Status CheckEligible(const v1::AgreeDeferredPaymentRequest& request,
                           const DeferredPayment& payment,
                           const AccountRules& rules) {
  const DeferralTerms& terms =
      TermsOn(rules, *rpc::StoredDay(request.agreed_date()));
  const std::vector<DeferralBar> bars = BarsTo(CaseOf(payment, terms), terms);
  const bool by_choice =
      request.discretion() != DeferredPayment::DISCRETION_UNSPECIFIED;
  if (!bars.empty() && !by_choice) return errors::DeferralNotEligible(bars);
  rpc::Validation validation;
  validation.Require(!bars.empty() || !by_choice, "discretion",
                     "is given though the council has to agree");
  return validation.Finish();
}

absl::CivilDay RepaymentDue(absl::CivilDay ended,
                            DeferredPayment::EndReason reason,
                            const DeferralTerms& terms) {
  return reason == DeferredPayment::DIED ? ended + terms.days_after_death
                                         : ended;
}

}  // namespace

absl::Status CheckAgreeDeferral(
    const v1::AgreeDeferredPaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("agreed_date", request.has_agreed_date(),
                  request.agreed_date());
  validation.EnumValue("rate_basis", request.rate_basis(),
                       &DeferredPayment::RateBasis_IsValid);
  validation.Require(0 <= request.own_rate_hundredths() &&
                         request.own_rate_hundredths() <= kMostRate,
                     "own_rate_hundredths",
                     absl::StrCat("has to be from 0 to ", kMostRate));
  validation.Require(request.rate_basis() == DeferredPayment::OWN_RATE ||
                         request.own_rate_hundredths() == 0,
                     "own_rate_hundredths", "is for OWN_RATE only");
  validation.EnumValue("security", request.security(),
                       &DeferredPayment::Security_IsValid);
  validation.Require(DeferredPayment::Discretion_IsValid(request.discretion()),
                     "discretion", "is not a value that this version knows");
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> AgreeDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::AgreeDeferredPaymentRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::REQUESTED}, "be agreed",
      [&](DeferredPayment& payment, const AccountRules& rules) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckAgreement(request, payment, rules, call.today));
        CR_RETURN_IF_ERROR(CheckEligible(request, payment, rules));
        payment.set_state(DeferredPayment::AGREED);
        *payment.mutable_agreed_date() = request.agreed_date();
        payment.set_rate_basis(request.rate_basis());
        payment.set_own_rate_hundredths(request.own_rate_hundredths());
        payment.set_security(request.security());
        payment.set_discretion(request.discretion());
        *payment.mutable_deferrals(0)->mutable_from_date() =
            request.agreed_date();
        return absl::OkStatus();
      });
}

absl::Status CheckDeclineDeferral(
    const v1::DeclineDeferredPaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("declined_date", request.has_declined_date(),
                  request.declined_date());
  validation.EnumValue("reason", request.reason(),
                       &DeferredPayment::DeclineReason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> DeclineDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::DeclineDeferredPaymentRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::REQUESTED}, "be declined",
      [&](DeferredPayment& payment, const AccountRules&) -> absl::Status {
        const absl::CivilDay day = *rpc::StoredDay(request.declined_date());
        rpc::Validation validation;
        CheckNotAfter("declined_date", day, call.today, validation);
        CheckNotBefore("declined_date", day,
                       *rpc::StoredDay(payment.requested_date()), "the request",
                       validation);
        CR_RETURN_IF_ERROR(validation.Finish());
        payment.set_state(DeferredPayment::DECLINED);
        *payment.mutable_declined_date() = request.declined_date();
        payment.set_decline_reason(request.reason());
        return absl::OkStatus();
      });
}

absl::Status CheckEndDeferral(const v1::EndDeferredPaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("ended_date", request.has_ended_date(), request.ended_date());
  validation.EnumValue("reason", request.reason(),
                       &DeferredPayment::EndReason_IsValid);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> EndDeferredPayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::EndDeferredPaymentRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::AGREED}, "be ended",
      [&](DeferredPayment& payment, const AccountRules& rules) -> absl::Status {
        const absl::CivilDay day = *rpc::StoredDay(request.ended_date());
        rpc::Validation validation;
        CheckNotAfter("ended_date", day, call.today, validation);
        CheckNotBefore("ended_date", day,
                       *rpc::StoredDay(payment.agreed_date()), "the agreement",
                       validation);
        CR_RETURN_IF_ERROR(validation.Finish());
        *payment.mutable_ended_date() = request.ended_date();
        payment.set_end_reason(request.reason());
        *payment.mutable_repayment_due_date() = rpc::ToDate(
            RepaymentDue(day, request.reason(), TermsOn(rules, day)));
        CR_ASSIGN_OR_RETURN(const AccountStanding standing,
                            StandingOf(payment, rules, LastRecorded(payment)));
        payment.set_state(standing.day.owed() == Pence()
                              ? DeferredPayment::REPAID
                              : DeferredPayment::ENDED);
        return absl::OkStatus();
      });
}

}  // namespace carereform::financial_assessments
