#include "services/financial_assessments/domain/expenses.h"

#include <cstdint>

#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/income.h"
#include "services/financial_assessments/domain/weekly_amount.h"

namespace carereform::financial_assessments {
namespace {

ExactPence Weekly(const Expense& expense, const ChargingPolicy& policy) {
  return WeeklyAmount(expense.amount, expense.frequency, policy.week);
}

void LessExpenses(const Circumstances& circumstances, bool of_disability,
                  bool allowed, LineRule rule, const ChargingPolicy& policy,
                  ChargeLines& lines) {
  uint16_t item = 0;
  for (const Expense& expense : circumstances.expenses) {
    if (expense.of_disability == of_disability) {
      const ExactPence weekly =
          allowed ? Weekly(expense, policy) : ExactPence();
      lines.Add(Section::kContribution, rule, -weekly, item);
    }
    ++item;
  }
}

ExactPence Shown(const Circumstances& circumstances,
                 const ChargingPolicy& policy) {
  ExactPence sum;
  for (const Expense& expense : circumstances.expenses) {
    if (expense.of_disability) sum = sum + Weekly(expense, policy);
  }
  return sum;
}

// Whether what was shown comes off: in a care home only beside a benefit that
// counts. At home councils allow it without one too.
bool AreAllowed(const Circumstances& circumstances, const Rules& rules) {
  return circumstances.setting == Setting::kNonResidential ||
         HasDisabilityBenefitThatCounts(circumstances, *rules.means);
}

// Whether the flat amount takes the place of what was shown.
bool IsFlat(const Circumstances& circumstances, const Rules& rules) {
  const ChargingPolicy& policy = *rules.policy;
  if (circumstances.setting != Setting::kNonResidential) return false;
  switch (policy.disability_expenses) {
    case DisabilityExpenses::kItemised:
      return false;
    case DisabilityExpenses::kFlat:
    case DisabilityExpenses::kGreaterOfBoth:
      return HasDisabilityBenefit(circumstances, *rules.means) &&
             ExactPence(policy.flat_disability_expenses) >
                 Shown(circumstances, policy);
  }
  return false;
}

}  // namespace

void LessHousingCosts(const Circumstances& circumstances,
                      const ChargingPolicy& policy, ChargeLines& lines) {
  const bool allowed = circumstances.setting != Setting::kCareHomePermanent;
  uint16_t item = 0;
  for (const Housing& housing : circumstances.housing) {
    const ExactPence weekly =
        allowed ? WeeklyAmount(housing.amount, housing.frequency, policy.week)
                : ExactPence();
    lines.Add(Section::kContribution, LineRule::kHousingCost, -weekly, item);
    ++item;
  }
}

void LessDisabilityExpenses(const Circumstances& circumstances,
                            const Rules& rules, ChargeLines& lines) {
  if (!IsFlat(circumstances, rules)) {
    LessExpenses(circumstances, true, AreAllowed(circumstances, rules),
                 LineRule::kDisabilityExpense, *rules.policy, lines);
    return;
  }
  lines.Add(Section::kContribution, LineRule::kFlatDisabilityExpenses,
            -ExactPence(rules.policy->flat_disability_expenses));
}

void LessOtherExpenses(const Circumstances& circumstances,
                       const ChargingPolicy& policy, ChargeLines& lines) {
  LessExpenses(circumstances, false, true, LineRule::kOtherExpense, policy,
               lines);
}

}  // namespace carereform::financial_assessments
