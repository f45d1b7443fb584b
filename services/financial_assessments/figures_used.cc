#include "services/financial_assessments/figures_used.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "services/financial_assessments/domain/source_words.h"

namespace carereform::financial_assessments {
namespace {

static_assert(static_cast<int>(FigureStatus::kUnverified) ==
              v1::FigureStatus_MAX);

void Add(const std::string& figure, int64_t amount, FigureStatus status,
         const std::string& source, v1::Calculation& calculation) {
  v1::FigureUsed& used = *calculation.add_figures();
  used.set_figure(figure);
  used.set_amount(amount);
  used.set_status(static_cast<v1::FigureStatus>(status));
  used.set_source(SourceWords(source));
}

bool LooksAtCapital(const Charge& charge) {
  switch (charge.outcome) {
    case Outcome::kContribution:
    case Outcome::kCostOfCare:
    case Outcome::kNothing:
    case Outcome::kAboveUpperLimit:
    case Outcome::kBelowLeastCharge:
      return true;
    default:
      return false;
  }
}

bool LooksAtIncome(const Charge& charge) {
  return LooksAtCapital(charge) && charge.outcome != Outcome::kAboveUpperLimit;
}

// The types of income and of capital whose rules decided something.
std::set<IncomeType> IncomeTypesOf(const ChargeBasis& basis) {
  std::set<IncomeType> types;
  if (!LooksAtIncome(basis.charge)) return types;
  for (const Income& income : basis.circumstances.incomes) {
    types.insert(income.type);
  }
  return types;
}

std::set<CapitalType> CapitalTypesOf(const ChargeBasis& basis) {
  std::set<CapitalType> types;
  if (!LooksAtCapital(basis.charge)) return types;
  for (const Capital& asset : basis.circumstances.capital) {
    types.insert(asset.type);
  }
  return types;
}

const IncomeRule& RuleOf(IncomeType type, const ChargeBasis& basis) {
  return basis.rules.means->incomes[static_cast<size_t>(type)]
                                   [static_cast<size_t>(basis.charged_as)];
}

const CapitalRule& RuleOf(CapitalType type, const ChargeBasis& basis) {
  return basis.rules.means->capital[static_cast<size_t>(type)];
}

// The amount of the policy that lines of `rule` take; none for other rules.
struct PolicyFigure {
  LineRule rule;
  const char* word;
  int64_t amount;
};

void AddPolicyFigures(const ChargeBasis& basis, const ChargeLines& lines,
                      v1::Calculation& calculation) {
  const ChargingPolicy& policy = *basis.rules.policy;
  const PolicyFigure figures[] = {
      {LineRule::kNightCareDisregard, "policy_night_care_disregard",
       policy.night_care_disregard.value()},
      {LineRule::kGuaranteeTopUp, "policy_guarantee_top_up",
       policy.guarantee_top_up.value()},
      {LineRule::kFlatDisabilityExpenses, "policy_flat_disability_expenses",
       policy.flat_disability_expenses.value()},
      {LineRule::kShareNotTaken, "policy_percent_of_disposable_income",
       policy.percent_of_disposable_income},
      {LineRule::kBelowLeastCharge, "policy_least_charge",
       policy.least_charge.value()},
      {LineRule::kAboveMostCharge, "policy_most_charge",
       policy.most_charge.value_or(Pence()).value()},
  };
  for (const PolicyFigure& figure : figures) {
    const bool used = std::any_of(
        lines.lines().begin(), lines.lines().end(),
        [&](const ChargeLine& line) { return line.rule == figure.rule; });
    if (!used) continue;
    Add(figure.word, figure.amount, policy.status, policy.source, calculation);
  }
  if (basis.charged_as == Setting::kCareHomePermanent ||
      !LooksAtCapital(basis.charge)) {
    return;
  }
  if (policy.upper_limit_outside_care_homes.has_value()) {
    Add("policy_upper_limit_outside_care_homes",
        policy.upper_limit_outside_care_homes->value(), policy.status,
        policy.source, calculation);
  }
  if (policy.lower_limit_outside_care_homes.has_value()) {
    Add("policy_lower_limit_outside_care_homes",
        policy.lower_limit_outside_care_homes->value(), policy.status,
        policy.source, calculation);
  }
}

}  // namespace

bool UsesUnverifiedFigures(const ChargeBasis& basis, uint64_t figures_used) {
  constexpr FigureStatus kUnverified = FigureStatus::kUnverified;
  for (size_t figure = 1; figure < kFigures; ++figure) {
    if ((figures_used >> figure & 1) == 0) continue;
    const auto& rate = basis.rules.rates->rates[figure];
    if (rate.has_value() && rate->status == kUnverified) return true;
  }
  if (basis.rules.policy->status == kUnverified) return true;
  for (const IncomeType type : IncomeTypesOf(basis)) {
    if (RuleOf(type, basis).status == kUnverified) return true;
  }
  for (const CapitalType type : CapitalTypesOf(basis)) {
    if (RuleOf(type, basis).status == kUnverified) return true;
  }
  return false;
}

void AddFiguresUsed(const ChargeBasis& basis, const ChargeLines& lines,
                    v1::Calculation& calculation) {
  for (size_t figure = 1; figure < kFigures; ++figure) {
    if ((lines.figures_used() >> figure & 1) == 0) continue;
    const auto& rate = basis.rules.rates->rates[figure];
    if (!rate.has_value()) continue;
    Add(std::string(FigureWord(static_cast<Figure>(figure))), rate->amount,
        rate->status, rate->source, calculation);
  }
  AddPolicyFigures(basis, lines, calculation);
  for (const IncomeType type : IncomeTypesOf(basis)) {
    const IncomeRule& rule = RuleOf(type, basis);
    Add(absl::StrCat("income_", absl::AsciiStrToLower(v1::Income::Type_Name(
                                    static_cast<v1::Income::Type>(type)))),
        0, rule.status, rule.source, calculation);
  }
  for (const CapitalType type : CapitalTypesOf(basis)) {
    const CapitalRule& rule = RuleOf(type, basis);
    Add(absl::StrCat("capital_", absl::AsciiStrToLower(v1::Capital::Type_Name(
                                     static_cast<v1::Capital::Type>(type)))),
        0, rule.status, rule.source, calculation);
  }
}

}  // namespace carereform::financial_assessments
