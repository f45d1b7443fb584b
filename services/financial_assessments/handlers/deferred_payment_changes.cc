#include "services/financial_assessments/handlers/deferred_payment_changes.h"

#include <string>

#include "common/rpc/resource_fields.h"
#include "services/financial_assessments/handlers/deferral_change.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;

// Adds an entry; what callers cannot set of it is cleared.
template <typename Entries, typename Entry>
absl::Status AddEntry(Entries& entries, Entry entry, const char* noun,
                      int most) {
  if (entries.size() >= most) return errors::DeferralFull(noun, most);
  rpc::ClearOutputOnly(entry);
  *entries.Add() = std::move(entry);
  return absl::OkStatus();
}

// Checks a day of an agreement's life, up to `last`.
absl::Status CheckDayOfLife(absl::string_view field,
                            const google::type::Date& date,
                            const DeferredPayment& payment,
                            absl::CivilDay last) {
  const absl::CivilDay day = *rpc::StoredDay(date);
  rpc::Validation validation;
  CheckNotAfter(field, day, last, validation);
  CheckNotBefore(field, day, *rpc::StoredDay(payment.agreed_date()),
                 "the agreement", validation);
  return validation.Finish();
}

// Has an ended agreement be repaid where it owes nothing any more.
absl::Status SetRepaid(const AccountRules& rules, DeferredPayment& payment) {
  SetOutput(rules, payment);  // The account takes entries by their days.
  if (payment.state() != DeferredPayment::ENDED) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const AccountStanding standing,
                      StandingOf(payment, rules, LastRecorded(payment)));
  if (standing.day.owed() == Pence()) {
    payment.set_state(DeferredPayment::REPAID);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRecordValuation(const v1::RecordValuationRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  CheckValuation("valuation.", request.valuation(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RecordValuation(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordValuationRequest& request) {
  return ChangeDeferred(
      records, txn, request,
      {DeferredPayment::REQUESTED, DeferredPayment::AGREED,
       DeferredPayment::ENDED},
      "be valued",
      [&](DeferredPayment& payment, const AccountRules&) -> absl::Status {
        rpc::Validation validation;
        CheckNotAfter("valuation.valued_date",
                      *rpc::StoredDay(request.valuation().valued_date()),
                      call.today, validation);
        CR_RETURN_IF_ERROR(validation.Finish());
        return AddEntry(*payment.mutable_valuations(), request.valuation(),
                        "valuations", kMostValuations);
      });
}

absl::Status CheckChangeDeferral(const v1::ChangeDeferralRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("deferral.from_date", request.deferral().has_from_date(),
                  request.deferral().from_date());
  CheckWeekly("deferral.", request.deferral(), validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> ChangeDeferral(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ChangeDeferralRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::AGREED, DeferredPayment::ENDED},
      "be changed",
      [&](DeferredPayment& payment, const AccountRules& rules) -> absl::Status {
        const v1::WeeklyDeferral& deferral = request.deferral();
        CR_RETURN_IF_ERROR(CheckDayOfLife("deferral.from_date",
                                          deferral.from_date(), payment,
                                          call.today + kMostDaysAhead));
        rpc::Validation validation;
        CheckKept("deferral.kept_pence", deferral.kept_pence(),
                  TermsOn(rules, *rpc::StoredDay(deferral.from_date())),
                  validation);
        CR_RETURN_IF_ERROR(validation.Finish());
        return AddEntry(*payment.mutable_deferrals(), deferral, "deferrals",
                        kMostDeferrals);
      });
}

absl::Status CheckRecordFee(const v1::RecordDeferredFeeRequest& request) {
  const v1::DeferredFee& fee = request.fee();
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("fee.charged_date", fee.has_charged_date(),
                  fee.charged_date());
  validation.EnumValue("fee.kind", fee.kind(), &v1::DeferredFee::Kind_IsValid);
  CheckPence("fee.amount_pence", fee.amount_pence(), 1, kMostWeeklyPence,
             validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RecordDeferredFee(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordDeferredFeeRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::AGREED, DeferredPayment::ENDED},
      "have a fee",
      [&](DeferredPayment& payment, const AccountRules&) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckDayOfLife("fee.charged_date",
                                          request.fee().charged_date(), payment,
                                          call.today));
        return AddEntry(*payment.mutable_fees(), request.fee(), "fees",
                        kMostFees);
      });
}

absl::Status CheckRecordRepayment(const v1::RecordRepaymentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("repaid_date", request.has_repaid_date(),
                  request.repaid_date());
  CheckPence("amount_pence", request.amount_pence(), 1, kMostPropertyPence,
             validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RecordRepayment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordRepaymentRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::AGREED, DeferredPayment::ENDED},
      "be repaid",
      [&](DeferredPayment& payment, const AccountRules& rules) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckDayOfLife("repaid_date", request.repaid_date(),
                                          payment, call.today));
        v1::DeferredRepayment repayment;
        *repayment.mutable_repaid_date() = request.repaid_date();
        repayment.set_amount_pence(request.amount_pence());
        CR_RETURN_IF_ERROR(AddEntry(*payment.mutable_repayments(), repayment,
                                    "repayments", kMostRepayments));
        return SetRepaid(rules, payment);
      });
}

absl::Status CheckRecordRefund(const v1::RecordRefundRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("refunded_date", request.has_refunded_date(),
                  request.refunded_date());
  CheckPence("amount_pence", request.amount_pence(), 1, kMostPropertyPence,
             validation);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RecordRefund(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordRefundRequest& request) {
  return ChangeDeferred(
      records, txn, request,
      {DeferredPayment::AGREED, DeferredPayment::ENDED,
       DeferredPayment::REPAID},
      "be refunded",
      [&](DeferredPayment& payment, const AccountRules& rules) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckDayOfLife(
            "refunded_date", request.refunded_date(), payment, call.today));
        const DeferredPayment before = payment;
        v1::DeferredRefund refund;
        *refund.mutable_refunded_date() = request.refunded_date();
        refund.set_amount_pence(request.amount_pence());
        CR_RETURN_IF_ERROR(AddEntry(*payment.mutable_refunds(), refund,
                                    "refunds", kMostRefunds));
        SetOutput(rules, payment);
        const auto& last = payment.refunds(payment.refunds_size() - 1);
        CR_RETURN_IF_ERROR(CheckNoMore(before, payment, rules,
                                       &AccountDay::overrefunded,
                                       *rpc::StoredDay(last.refunded_date()),
                                       &errors::DeferralRefundTooMuch));
        return SetRepaid(rules, payment);
      });
}

absl::Status CheckRequestStatement(const v1::RequestStatementRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kDeferredPaymentPattern);
  validation.Date("requested_date", request.has_requested_date(),
                  request.requested_date());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPayment> RequestStatement(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RequestStatementRequest& request) {
  return ChangeDeferred(
      records, txn, request, {DeferredPayment::AGREED, DeferredPayment::ENDED},
      "have a statement due",
      [&](DeferredPayment& payment, const AccountRules&) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckDayOfLife(
            "requested_date", request.requested_date(), payment, call.today));
        // A second request does not put off what the first one began.
        const auto earlier = rpc::StoredDay(payment.statement_requested_date());
        if (earlier.has_value() &&
            *earlier <= *rpc::StoredDay(request.requested_date())) {
          return absl::OkStatus();
        }
        *payment.mutable_statement_requested_date() = request.requested_date();
        return absl::OkStatus();
      });
}

}  // namespace carereform::financial_assessments
