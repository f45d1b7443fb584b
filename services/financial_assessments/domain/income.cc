#include "services/financial_assessments/domain/income.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/weekly_amount.h"

namespace carereform::financial_assessments {
namespace {

const IncomeRule& RuleOf(const MeansRules& means, IncomeType type,
                         Setting setting) {
  return means.incomes[static_cast<size_t>(type)][static_cast<size_t>(setting)];
}

// Of one person: what each type has had disregarded up to a figure so far.
using Disregarded = std::array<ExactPence, kIncomeTypes>;

Figure SavingsFigure(Household household) {
  return household == Household::kCouple ? Figure::kSavingsCreditCouple
                                         : Figure::kSavingsCreditSingle;
}

// The figure for this household: savings credit has one for couples too.
std::optional<Figure> FigureFor(const IncomeRule& rule, Household household) {
  if (rule.figure != Figure::kSavingsCreditSingle) return rule.figure;
  return SavingsFigure(household);
}

// What is disregarded of those who put something aside for their old age,
// whether or not they have savings credit.
absl::Status LessFlatSavings(const Circumstances& circumstances,
                             const Rules& rules, ChargeLines& lines) {
  if (!circumstances.flat_savings_disregard) return absl::OkStatus();
  const Figure figure = SavingsFigure(circumstances.household);
  const auto amount = FigureOf(*rules.rates, figure);
  if (!amount.ok()) return amount.status();
  lines.Add(Section::kContribution, LineRule::kFlatSavingsDisregard,
            -ExactPence(Pence::FromPence(*amount)), kNoItem, figure);
  return absl::OkStatus();
}

// Adds up one income and what comes off it.
class IncomeSum {
 public:
  IncomeSum(ChargeLines& lines, uint16_t item, ExactPence weekly)
      : lines_(lines), item_(item), left_(weekly) {
    lines_.Add(Section::kContribution, LineRule::kIncome, weekly, item_);
  }

  ExactPence left() const { return left_; }

  // Takes off `amount`, or what is left if that is less; returns what it took.
  ExactPence Less(LineRule rule, ExactPence amount,
                  std::optional<Figure> figure = std::nullopt) {
    const ExactPence taken = std::min(left_, amount);
    lines_.Add(Section::kContribution, rule, -taken, item_, figure);
    left_ = left_ - taken;
    return taken;
  }

 private:
  ChargeLines& lines_;
  uint16_t item_;
  ExactPence left_;
};

absl::Status LessPart(const Circumstances& circumstances, const Income& income,
                      const IncomeRule& rule, const Rules& rules,
                      Disregarded& disregarded, IncomeSum& sum) {
  if (rule.figure == Figure::kSavingsCreditSingle &&
      circumstances.flat_savings_disregard) {
    return absl::OkStatus();  // The flat amount takes its place.
  }
  const auto figure = FigureFor(rule, circumstances.household);
  Pence most = rule.amount;
  if (figure.has_value()) {
    const auto amount = FigureOf(*rules.rates, *figure);
    if (!amount.ok()) return amount.status();
    most = Pence::FromPence(*amount);
  }
  ExactPence& already = disregarded[static_cast<size_t>(income.type)];
  already = already + sum.Less(LineRule::kIncomePartlyDisregarded,
                               ExactPence(most) - already, figure);
  return absl::OkStatus();
}

absl::Status AddOne(const Circumstances& circumstances, const Income& income,
                    const Rules& rules, Disregarded& disregarded,
                    IncomeSum sum) {
  const IncomeRule& rule =
      RuleOf(*rules.means, income.type, circumstances.setting);
  if (rule.treatment == IncomeTreatment::kDisregarded) {
    sum.Less(LineRule::kIncomeDisregarded, sum.left());
    return absl::OkStatus();
  }
  if (income.from_counted_capital) {
    sum.Less(LineRule::kIncomeFromCapital, sum.left());
    return absl::OkStatus();
  }
  if (rule.treatment == IncomeTreatment::kHalfIfPaidToSpouse &&
      income.half_paid_to_spouse) {
    // Exact: a weekly amount is always an even number of parts.
    sum.Less(LineRule::kPensionHalfToSpouse,
             ExactPence::FromParts(sum.left().parts() / 2));
  }
  if (income.discretionary_disregard > Pence()) {
    sum.Less(LineRule::kDiscretionaryDisregard,
             ExactPence(income.discretionary_disregard));
  }
  if (income.includes_night_care && !circumstances.night_care_provided &&
      circumstances.setting == Setting::kNonResidential) {
    sum.Less(LineRule::kNightCareDisregard,
             ExactPence(rules.policy->night_care_disregard));
  }
  if (rule.treatment == IncomeTreatment::kDisregardedUpTo) {
    return LessPart(circumstances, income, rule, rules, disregarded, sum);
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status AddIncome(const Circumstances& circumstances, const Rules& rules,
                       ChargeLines& lines) {
  Disregarded disregarded{};
  uint16_t item = 0;
  for (const Income& income : circumstances.incomes) {
    const ExactPence weekly =
        WeeklyAmount(income.amount, income.frequency, rules.policy->week);
    absl::Status added = AddOne(circumstances, income, rules, disregarded,
                                IncomeSum(lines, item, weekly));
    if (!added.ok()) return added;
    ++item;
  }
  return LessFlatSavings(circumstances, rules, lines);
}

bool HasDisabilityBenefit(const Circumstances& circumstances,
                          const MeansRules& means) {
  return std::any_of(circumstances.incomes.begin(), circumstances.incomes.end(),
                     [&](const Income& income) {
                       return income.amount > Pence() &&
                              RuleOf(means, income.type, circumstances.setting)
                                  .is_disability_benefit;
                     });
}

bool HasDisabilityBenefitThatCounts(const Circumstances& circumstances,
                                    const MeansRules& means) {
  return std::any_of(circumstances.incomes.begin(), circumstances.incomes.end(),
                     [&](const Income& income) {
                       const IncomeRule& rule =
                           RuleOf(means, income.type, circumstances.setting);
                       return income.amount > Pence() &&
                              rule.is_disability_benefit &&
                              rule.treatment != IncomeTreatment::kDisregarded;
                     });
}

}  // namespace carereform::financial_assessments
