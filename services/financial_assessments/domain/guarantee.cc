#include "services/financial_assessments/domain/guarantee.h"

#include <cstdint>

#include "absl/status/statusor.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/exact_pence.h"

namespace carereform::financial_assessments {
namespace {

absl::Status LessFigure(const Rules& rules, LineRule rule, Figure figure,
                        int64_t times, ChargeLines& lines) {
  const auto amount = FigureOf(*rules.rates, figure);
  if (!amount.ok()) return amount.status();
  lines.Add(Section::kContribution, rule,
            -ExactPence(Pence::FromPence(*amount) * times), kNoItem, figure);
  return absl::OkStatus();
}

struct Premium {
  bool has = false;
  LineRule rule = LineRule::kPremiumDisability;
  Figure figure = Figure::kPremiumDisabilitySingle;
};

absl::Status LessPremiums(const Circumstances& circumstances,
                          const Rules& rules, ChargeLines& lines) {
  const bool couple = circumstances.household == Household::kCouple;
  const Premium premiums[] = {
      {circumstances.disability_premium, LineRule::kPremiumDisability,
       couple ? Figure::kPremiumDisabilityCouple
              : Figure::kPremiumDisabilitySingle},
      {circumstances.enhanced_disability_premium, LineRule::kPremiumEnhanced,
       couple ? Figure::kPremiumEnhancedCouple
              : Figure::kPremiumEnhancedSingle},
      {circumstances.carer_premium, LineRule::kPremiumCarer,
       Figure::kPremiumCarer},
  };
  for (const Premium& premium : premiums) {
    if (!premium.has) continue;
    absl::Status taken =
        LessFigure(rules, premium.rule, premium.figure, 1, lines);
    if (!taken.ok()) return taken;
  }
  return absl::OkStatus();
}

}  // namespace

Figure GuaranteeFigure(const Circumstances& circumstances) {
  const bool pension_age = circumstances.age_group == AgeGroup::kPensionAge;
  if (circumstances.household == Household::kCouple) {
    return pension_age || circumstances.couple_has_pension_age
               ? Figure::kGuaranteeCouplePension
               : Figure::kGuaranteeCouple18;
  }
  if (pension_age) return Figure::kGuaranteeSinglePension;
  if (circumstances.household == Household::kLoneParent ||
      circumstances.children > 0) {
    return Figure::kGuaranteeLoneParent;
  }
  return circumstances.age_group == AgeGroup::k18To24
             ? Figure::kGuaranteeSingle18To24
             : Figure::kGuaranteeSingle25ToPension;
}

absl::Status LessGuarantee(const Circumstances& circumstances,
                           const Rules& rules, ChargeLines& lines) {
  absl::Status taken = LessFigure(rules, LineRule::kGuarantee,
                                  GuaranteeFigure(circumstances), 1, lines);
  if (taken.ok() && circumstances.children > 0) {
    taken = LessFigure(rules, LineRule::kGuaranteeChildren,
                       Figure::kGuaranteeChild, circumstances.children, lines);
  }
  if (taken.ok()) taken = LessPremiums(circumstances, rules, lines);
  if (!taken.ok()) return taken;
  if (rules.policy->guarantee_top_up > Pence()) {
    lines.Add(Section::kContribution, LineRule::kGuaranteeTopUp,
              -ExactPence(rules.policy->guarantee_top_up));
  }
  return absl::OkStatus();
}

absl::Status LessPersonalExpenses(const Rules& rules, ChargeLines& lines) {
  return LessFigure(rules, LineRule::kPersonalExpenses,
                    Figure::kPersonalExpenses, 1, lines);
}

}  // namespace carereform::financial_assessments
