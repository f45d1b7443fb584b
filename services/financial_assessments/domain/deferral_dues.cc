#include "services/financial_assessments/domain/deferral_dues.h"

#include <algorithm>

#include "common/types/civil_date.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {
namespace {

// Of nothing owed no part is reached, even where the limit is nothing.
bool IsAtLeast(int32_t percent, const AccountDay& day) {
  return day.owed() > Pence() && day.limit * percent <= day.owed() * 100;
}

// The last valuation on or before `day`; the first where all are later.
absl::CivilDay ValuedBy(const DeferredHistory& history, absl::CivilDay day) {
  absl::CivilDay valued = history.agreed;
  for (const ValuedFrom& value : history.valuations) {
    if (value.from <= day) valued = std::max(valued, value.from);
  }
  return valued;
}

}  // namespace

absl::CivilDay StatementDue(absl::CivilDay agreed,
                            std::optional<absl::CivilDay> last,
                            std::optional<absl::CivilDay> requested,
                            const DeferralTerms& terms) {
  const absl::CivilDay due =
      AddMonthsClamped(last.value_or(agreed), terms.statement_months);
  if (!requested.has_value()) return due;
  return std::min(due, *requested + terms.statement_days);
}

absl::CivilDay AccountStanding::RevaluationDue() const {
  return half_reached.has_value() ? std::min(*half_reached, review_due)
                                  : review_due;
}

std::variant<AccountStanding, AccountFault> StandingOn(
    const DeferredHistory& history, const AccountRules& rules,
    absl::CivilDay last) {
  AccountStanding standing;
  DeferredAccount account(history, rules);
  bool was_half = false;
  while (account.next() <= last) {
    if (const auto fault = account.Step(standing.day)) return *fault;
    const DeferralTerms& terms = TermsOn(rules, standing.day.day);
    const bool is_half = IsAtLeast(terms.revaluation_percent, standing.day);
    if (is_half && !was_half) standing.half_reached = standing.day.day;
    was_half = is_half;
  }
  const absl::CivilDay valued = ValuedBy(history, last);
  const bool valued_since =
      standing.half_reached.has_value() && *standing.half_reached <= valued;
  if (!was_half || valued_since) standing.half_reached.reset();
  const DeferralTerms& terms = TermsOn(rules, last);
  standing.review_due = AddMonthsClamped(valued, terms.review_months);
  standing.near_limit = IsAtLeast(terms.near_limit_percent, standing.day);
  return standing;
}

Pence RefundDueOn(const DeferredHistory& history, const AccountRules& rules,
                  absl::CivilDay last) {
  // Only a repayment can be too much.
  if (history.repayments.empty()) return Pence();
  DeferredAccount account(history, rules);
  AccountDay day;
  while (account.next() <= last) {
    if (account.Step(day).has_value()) break;
  }
  return day.refund_due();
}

const DeferralTerms& TermsOn(const AccountRules& rules, absl::CivilDay day) {
  const DeferralTerms* found = &rules.terms->front();
  for (const DeferralTerms& terms : *rules.terms) {
    if (terms.from <= day) found = &terms;
  }
  return *found;
}

}  // namespace carereform::financial_assessments
