#include "services/financial_assessments/domain/line_rule_words.h"

namespace carereform::financial_assessments {
namespace {

constexpr LineRuleName kNames[] = {
    {LineRule::kCapitalHeld, "capital_held"},
    {LineRule::kSecuredDebt, "secured_debt"},
    {LineRule::kSellingCosts, "selling_costs"},
    {LineRule::kShareOfOthers, "share_of_others"},
    {LineRule::kCapitalDisregarded, "capital_disregarded"},
    {LineRule::kPropertyDisregarded, "property_disregarded"},
    {LineRule::kTwelveWeekDisregard, "twelve_week_disregard"},
    {LineRule::kOccupierLeftDisregard, "occupier_left_disregard"},
    {LineRule::kUnexpectedChangeDisregard, "unexpected_change_disregard"},
    {LineRule::kArrearsDisregard, "arrears_disregard"},
    {LineRule::kNotionalCapital, "notional_capital"},
    {LineRule::kCareAtHomeDisregard, "care_at_home_disregard"},
    {LineRule::kIncome, "income"},
    {LineRule::kIncomeDisregarded, "income_disregarded"},
    {LineRule::kIncomePartlyDisregarded, "income_partly_disregarded"},
    {LineRule::kPensionHalfToSpouse, "pension_half_to_spouse"},
    {LineRule::kNightCareDisregard, "night_care_disregard"},
    {LineRule::kDiscretionaryDisregard, "discretionary_disregard"},
    {LineRule::kTariffIncome, "tariff_income"},
    {LineRule::kHousingCost, "housing_cost"},
    {LineRule::kGuarantee, "guarantee"},
    {LineRule::kGuaranteeChildren, "guarantee_children"},
    {LineRule::kPremiumDisability, "premium_disability"},
    {LineRule::kPremiumEnhanced, "premium_enhanced"},
    {LineRule::kPremiumCarer, "premium_carer"},
    {LineRule::kGuaranteeTopUp, "guarantee_top_up"},
    {LineRule::kPersonalExpenses, "personal_expenses"},
    {LineRule::kDisabilityExpense, "disability_expense"},
    {LineRule::kFlatDisabilityExpenses, "flat_disability_expenses"},
    {LineRule::kOtherExpense, "other_expense"},
    {LineRule::kNothingLeft, "nothing_left"},
    {LineRule::kShareNotTaken, "share_not_taken"},
    {LineRule::kFractionOfPenny, "fraction_of_penny"},
    {LineRule::kFlatSavingsDisregard, "flat_savings_disregard"},
    {LineRule::kIncomeFromCapital, "income_from_capital"},
    {LineRule::kCostOfCare, "cost_of_care"},
    {LineRule::kFreeService, "free_service"},
    {LineRule::kFreePerson, "free_person"},
    {LineRule::kAboveContribution, "above_contribution"},
    {LineRule::kBelowLeastCharge, "below_least_charge"},
    {LineRule::kNominalCharge, "nominal_charge"},
    {LineRule::kAboveMostCharge, "above_most_charge"},
};

}  // namespace

absl::Span<const LineRuleName> LineRuleNames() { return kNames; }

absl::string_view LineRuleWord(LineRule rule) {
  for (const LineRuleName& name : kNames) {
    if (name.rule == rule) return name.word;
  }
  return "";
}

std::optional<LineRule> LineRuleOf(absl::string_view word) {
  for (const LineRuleName& name : kNames) {
    if (name.word == word) return name.rule;
  }
  return std::nullopt;
}

}  // namespace carereform::financial_assessments
