#include "services/financial_assessments/domain/contribution.h"

#include <cstdint>

#include "absl/status/status.h"
#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/expenses.h"
#include "services/financial_assessments/domain/guarantee.h"
#include "services/financial_assessments/domain/income.h"

namespace carereform::financial_assessments {
namespace {

constexpr Section kSum = Section::kContribution;

// Returns `percent` of `amount`, which is not negative. Rounded down to a part
// of a penny; as whole pence are taken of it later, that decides nothing.
ExactPence PercentOf(ExactPence amount, int32_t percent) {
  const int64_t hundreds = amount.parts() / 100;
  const int64_t rest = amount.parts() % 100;
  return ExactPence::FromParts(hundreds * percent + rest * percent / 100);
}

// Brings the sum of what was added and taken off to whole pence that can be
// asked for.
Pence Settled(const Circumstances& circumstances, const ChargingPolicy& policy,
              ChargeLines& lines) {
  if (lines.Total(kSum) < ExactPence()) {
    lines.Add(kSum, LineRule::kNothingLeft, -lines.Total(kSum));
  }
  const int32_t percent = policy.percent_of_disposable_income;
  if (percent < 100 && circumstances.setting == Setting::kNonResidential) {
    const ExactPence all = lines.Total(kSum);
    lines.Add(kSum, LineRule::kShareNotTaken, PercentOf(all, percent) - all);
  }
  const Pence whole = lines.Total(kSum).Floor();
  const ExactPence fraction = lines.Total(kSum) - ExactPence(whole);
  if (fraction > ExactPence()) {
    lines.Add(kSum, LineRule::kFractionOfPenny, -fraction);
  }
  return whole;
}

}  // namespace

absl::StatusOr<Pence> ContributionOf(const Circumstances& circumstances,
                                     const Rules& rules, Pence tariff_income,
                                     ChargeLines& lines) {
  absl::Status status = AddIncome(circumstances, rules, lines);
  if (!status.ok()) return status;
  if (tariff_income > Pence()) {
    lines.Add(kSum, LineRule::kTariffIncome, ExactPence(tariff_income), kNoItem,
              Figure::kTariffPerStep);
  }
  LessHousingCosts(circumstances, *rules.policy, lines);
  status = circumstances.setting == Setting::kNonResidential
               ? LessGuarantee(circumstances, rules, lines)
               : LessPersonalExpenses(rules, lines);
  if (!status.ok()) return status;
  LessDisabilityExpenses(circumstances, rules, lines);
  LessOtherExpenses(circumstances, *rules.policy, lines);
  return Settled(circumstances, *rules.policy, lines);
}

}  // namespace carereform::financial_assessments
