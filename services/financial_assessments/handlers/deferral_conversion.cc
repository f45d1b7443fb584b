#include "services/financial_assessments/handlers/deferral_conversion.h"

#include <algorithm>

#include "common/rpc/convert.h"
#include "services/financial_assessments/domain/deferral_dues.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPayment;
using v1::PropertyValuation;
using v1::WeeklyDeferral;

Pence Amount(int64_t pence) { return Pence::FromPence(pence); }

absl::CivilDay DayOf(const PropertyValuation& valuation) {
  return *rpc::StoredDay(valuation.valued_date());
}
absl::CivilDay DayOf(const WeeklyDeferral& deferral) {
  // Until it is agreed, the only one has no day.
  return rpc::StoredDay(deferral.from_date()).value_or(absl::CivilDay());
}
absl::CivilDay DayOf(const v1::DeferredFee& fee) {
  return *rpc::StoredDay(fee.charged_date());
}
absl::CivilDay DayOf(const v1::DeferredRepayment& repayment) {
  return *rpc::StoredDay(repayment.repaid_date());
}
absl::CivilDay DayOf(const v1::DeferredRefund& refund) {
  return *rpc::StoredDay(refund.refunded_date());
}

// Sorts by day; those of one day stay as they were recorded.
template <typename Entries>
void PutInOrder(Entries& entries) {
  std::stable_sort(
      entries.begin(), entries.end(),
      [](const auto& a, const auto& b) { return DayOf(a) < DayOf(b); });
}

// Of the entries of one day, all but the last are superseded.
template <typename Entries>
void MarkSuperseded(Entries& entries) {
  for (int i = 0; i < entries.size(); ++i) {
    entries[i].set_superseded(i + 1 < entries.size() &&
                              DayOf(entries[i]) == DayOf(entries[i + 1]));
  }
}

void SetStatementDue(const AccountRules& rules, DeferredPayment& payment) {
  payment.clear_next_statement_due_date();
  if (payment.state() != DeferredPayment::AGREED &&
      payment.state() != DeferredPayment::ENDED) {
    return;
  }
  const absl::CivilDay agreed = *rpc::StoredDay(payment.agreed_date());
  *payment.mutable_next_statement_due_date() = rpc::ToDate(
      StatementDue(agreed, rpc::StoredDay(payment.last_statement_date()),
                   rpc::StoredDay(payment.statement_requested_date()),
                   TermsOn(rules, agreed)));
}

}  // namespace

PropertyValue PropertyOf(const PropertyValuation& valuation) {
  return {.value = Amount(valuation.value_pence()),
          .encumbrances = Amount(valuation.encumbrances_pence()),
          .share = std::max(1, valuation.share()),
          .shares = std::max(1, valuation.shares())};
}

WeeklyMeans MeansOf(const WeeklyDeferral& deferral) {
  return {.charge = Amount(deferral.charge_pence()),
          .top_up = Amount(deferral.top_up_pence()),
          .income = Amount(deferral.income_pence()),
          .kept = Amount(deferral.kept_pence()),
          .other_payments = Amount(deferral.other_payments_pence())};
}

const PropertyValuation& LastValuation(const DeferredPayment& payment) {
  return payment.valuations(payment.valuations_size() - 1);
}

const WeeklyDeferral& LastDeferral(const DeferredPayment& payment) {
  return payment.deferrals(payment.deferrals_size() - 1);
}

DeferralCase CaseOf(const DeferredPayment& payment,
                    const DeferralTerms& terms) {
  return {
      .other_capital = Amount(payment.other_capital_pence()),
      .property_disregarded = payment.property_disregarded(),
      .permanent_care_home = payment.permanent_care_home(),
      .deferred_a_week = DeferredAWeek(MeansOf(LastDeferral(payment))),
      .equity_limit = EquityLimitOf(PropertyOf(LastValuation(payment)), terms)};
}

DeferredHistory HistoryOf(const DeferredPayment& payment) {
  DeferredHistory history;
  history.agreed = *rpc::StoredDay(payment.agreed_date());
  history.ended = rpc::StoredDay(payment.ended_date());
  for (const PropertyValuation& valuation : payment.valuations()) {
    if (valuation.superseded()) continue;
    history.valuations.push_back({DayOf(valuation), PropertyOf(valuation)});
  }
  for (const WeeklyDeferral& deferral : payment.deferrals()) {
    if (deferral.superseded()) continue;
    history.deferrals.push_back(
        {DayOf(deferral), DeferredAWeek(MeansOf(deferral))});
  }
  for (const v1::DeferredFee& fee : payment.fees()) {
    if (!fee.deferred()) continue;
    history.fees.push_back({DayOf(fee), Amount(fee.amount_pence())});
  }
  for (const v1::DeferredRepayment& repayment : payment.repayments()) {
    history.repayments.push_back(
        {DayOf(repayment), Amount(repayment.amount_pence())});
  }
  for (const v1::DeferredRefund& refund : payment.refunds()) {
    history.refunds.push_back({DayOf(refund), Amount(refund.amount_pence())});
  }
  if (payment.rate_basis() == DeferredPayment::OWN_RATE) {
    history.own_rate = payment.own_rate_hundredths();
  }
  return history;
}

void SetOutput(const AccountRules& rules, DeferredPayment& payment) {
  PutInOrder(*payment.mutable_valuations());
  PutInOrder(*payment.mutable_deferrals());
  PutInOrder(*payment.mutable_fees());
  PutInOrder(*payment.mutable_repayments());
  PutInOrder(*payment.mutable_refunds());
  MarkSuperseded(*payment.mutable_valuations());
  MarkSuperseded(*payment.mutable_deferrals());
  for (PropertyValuation& valuation : *payment.mutable_valuations()) {
    valuation.set_equity_limit_pence(
        EquityLimitOf(PropertyOf(valuation), TermsOn(rules, DayOf(valuation)))
            .value());
  }
  for (WeeklyDeferral& deferral : *payment.mutable_deferrals()) {
    const WeeklyMeans means = MeansOf(deferral);
    deferral.set_paid_from_income_pence(PaidFromIncome(means).value());
    deferral.set_deferred_pence(DeferredAWeek(means).value());
  }
  SetStatementDue(rules, payment);
}

void SetRefundDue(const AccountRules& rules, absl::CivilDay today,
                  DeferredPayment& payment) {
  if (!payment.has_agreed_date()) return;
  payment.set_refund_due_pence(
      RefundDueOn(HistoryOf(payment), rules, today).value());
}

v1::DeferredPaymentStatement ToMessage(const DeferralStatement& statement) {
  v1::DeferredPaymentStatement message;
  *message.mutable_first_date() = rpc::ToDate(statement.first);
  *message.mutable_last_date() = rpc::ToDate(statement.last);
  message.set_opening_pence(statement.opening.value());
  for (const DeferralLine& line : statement.lines) {
    auto* made = message.add_lines();
    made->set_kind(
        static_cast<v1::DeferredPaymentStatement::Line::Kind>(line.kind));
    *made->mutable_first_date() = rpc::ToDate(line.first);
    *made->mutable_last_date() = rpc::ToDate(line.last);
    made->set_amount_pence(line.amount.value());
    made->set_weekly_pence(line.weekly.value());
    made->set_rate_hundredths(line.rate);
  }
  message.set_closing_pence(statement.closing.value());
  message.set_refund_due_pence(std::max(Pence(), -statement.closing).value());
  message.set_not_deferred_pence(statement.not_deferred.value());
  message.set_equity_limit_pence(statement.limit.value());
  message.set_equity_left_pence(statement.equity_left.value());
  message.set_weekly_pence(statement.weekly.value());
  message.set_rate_hundredths(statement.rate);
  message.set_settlement_pence(
      std::max<int64_t>(statement.repayable.value(), 0));
  if (statement.limit_reached.has_value()) {
    *message.mutable_limit_reached_date() =
        rpc::ToDate(*statement.limit_reached);
  }
  if (statement.limit_expected.has_value()) {
    *message.mutable_limit_expected_date() =
        rpc::ToDate(*statement.limit_expected);
  }
  return message;
}

}  // namespace carereform::financial_assessments
