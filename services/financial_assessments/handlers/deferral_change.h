// What every change of a deferred payment does before and after its own part.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CHANGE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CHANGE_H_

#include <algorithm>
#include <optional>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/deferral_errors.h"
#include "services/financial_assessments/domain/deferral_dues.h"
#include "services/financial_assessments/domain/deferral_excess.h"
#include "services/financial_assessments/handlers/deferral_conversion.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Returns how the account of an agreed payment stands after `last`. Errors:
// FAILED_PRECONDITION, reason DEFERRED_PAYMENT_RATE_MISSING.
inline absl::StatusOr<AccountStanding> StandingOf(
    const v1::DeferredPayment& payment, const AccountRules& rules,
    absl::CivilDay last) {
  const auto standing = StandingOn(HistoryOf(payment), rules, last);
  if (const auto* fault = std::get_if<AccountFault>(&standing)) {
    return errors::DeferralRateMissing(fault->day);
  }
  return std::get<AccountStanding>(standing);
}

// Returns the last day about which something of an agreed payment is recorded.
inline absl::CivilDay LastRecorded(const v1::DeferredPayment& payment) {
  absl::CivilDay last = *rpc::StoredDay(payment.agreed_date());
  last = std::max(last, rpc::StoredDay(payment.ended_date()).value_or(last));
  for (const auto& fee : payment.fees()) {
    last = std::max(last, *rpc::StoredDay(fee.charged_date()));
  }
  for (const auto& repayment : payment.repayments()) {
    last = std::max(last, *rpc::StoredDay(repayment.repaid_date()));
  }
  for (const auto& refund : payment.refunds()) {
    last = std::max(last, *rpc::StoredDay(refund.refunded_date()));
  }
  return last;
}

// Refuses a change of an agreed payment with `error` of the first day up to
// `last` after which `sum` is higher than it was.
inline absl::Status CheckNoMore(const v1::DeferredPayment& before,
                                const v1::DeferredPayment& after,
                                const AccountRules& rules,
                                Pence AccountDay::*sum, absl::CivilDay last,
                                absl::Status (*error)(absl::CivilDay day)) {
  const auto found =
      FirstDayOfMore(HistoryOf(before), HistoryOf(after), rules, sum, last);
  if (const auto* fault = std::get_if<AccountFault>(&found)) {
    return errors::DeferralRateMissing(fault->day);
  }
  const auto& day = std::get<std::optional<absl::CivilDay>>(found);
  return day.has_value() ? error(*day) : absl::OkStatus();
}

// Refuses a change by which more was repaid than was owed.
inline absl::Status CheckRepayments(const v1::DeferredPayment& before,
                                    const v1::DeferredPayment& after,
                                    const AccountRules& rules) {
  if (after.repayments().empty()) return absl::OkStatus();
  const auto& last = after.repayments(after.repayments_size() - 1);
  return CheckNoMore(before, after, rules, &AccountDay::overpaid,
                     *rpc::StoredDay(last.repaid_date()),
                     &errors::DeferralRepaidTooMuch);
}

// Changes the deferred payment of `request`, which has to be in one of `states`
// to `be`, such as "be agreed". `change` is
// absl::Status(v1::DeferredPayment&, const AccountRules&): it checks and
// changes; a change is stored where it and the repayments are good.
template <typename Request, typename Change>
absl::StatusOr<v1::DeferredPayment> ChangeDeferred(
    const Records& records, store::Txn& txn, const Request& request,
    const std::vector<v1::DeferredPayment::State>& states, absl::string_view be,
    Change change) {
  const DeferralRecords& deferrals = records.deferrals();
  CR_ASSIGN_OR_RETURN(v1::DeferredPayment payment,
                      deferrals.payments().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(people::CheckPersonKept(txn, payment.person()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), payment.etag()));
  if (std::find(states.begin(), states.end(), payment.state()) ==
      states.end()) {
    return errors::DeferralState(payment.state(), be);
  }
  CR_ASSIGN_OR_RETURN(const DeferralRules rules, deferrals.RulesOf(txn));
  const v1::DeferredPayment before = payment;
  CR_RETURN_IF_ERROR(change(payment, rules.account()));
  SetOutput(rules.account(), payment);
  CR_RETURN_IF_ERROR(CheckRepayments(before, payment, rules.account()));
  *payment.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(deferrals.payments().Update(txn, payment));
  return payment;
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_HANDLERS_DEFERRAL_CHANGE_H_
