#include "services/financial_assessments/charge_wording.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "carereform/financial_assessments/v1/circumstances.pb.h"
#include "common/rpc/convert.h"
#include "common/store/digest.h"
#include "services/financial_assessments/domain/line_rule_words.h"
#include "services/financial_assessments/figures_used.h"

namespace carereform::financial_assessments {
namespace {

static_assert(static_cast<int>(Outcome::kBelowLeastCharge) ==
              v1::Calculation::Outcome_MAX);
static_assert(kSections == v1::CalculationLine::Section_ARRAYSIZE);

// What a line is about: its place in the circumstances, and in words.
struct Thing {
  std::string field;
  std::string words;
};

Thing Of(const char* list, uint16_t item, absl::string_view words) {
  return {absl::StrCat(list, "[", item, "]"), std::string(words)};
}

template <typename Contract, typename Domain>
Contract ContractValue(Domain value) {
  return static_cast<Contract>(value);
}

Thing ThingOfContribution(const ChargeLine& line, const Circumstances& of,
                          const ChargeWords& words) {
  switch (line.rule) {
    case LineRule::kHousingCost:
      return Of("housing_costs", line.item,
                words.ThingOf("housing_cost",
                              v1::HousingCost::Type_Name(
                                  ContractValue<v1::HousingCost::Type>(
                                      of.housing[line.item].cost))));
    case LineRule::kDisabilityExpense:
    case LineRule::kOtherExpense:
      return Of("expenses", line.item,
                words.ThingOf("expense", of.expenses[line.item].of_disability
                                             ? "disability"
                                             : "other"));
    default:
      return Of("incomes", line.item,
                words.ThingOf("income", v1::Income::Type_Name(
                                            ContractValue<v1::Income::Type>(
                                                of.incomes[line.item].type))));
  }
}

Thing ThingOf(const ChargeLine& line, const Circumstances& of,
              const ChargeWords& words) {
  if (line.item == kNoItem) return {};
  if (line.section == Section::kCapital) {
    return Of("capital", line.item,
              words.ThingOf("capital", v1::Capital::Type_Name(
                                           ContractValue<v1::Capital::Type>(
                                               of.capital[line.item].type))));
  }
  if (line.section == Section::kCharge) {
    return Of(
        "care", line.item,
        words.ThingOf("care", v1::Care::Type_Name(ContractValue<v1::Care::Type>(
                                  of.care[line.item].type))));
  }
  return ThingOfContribution(line, of, words);
}

// Returns why the property that a line is about does not count.
std::string WhyOf(const ChargeLine& line, const Circumstances& of,
                  const ChargeWords& words) {
  if (line.rule == LineRule::kCareAtHomeDisregard) {
    return std::string(
        words.ThingOf("care_at_home", of.setting == Setting::kNonResidential
                                          ? "non_residential"
                                          : "short_stay"));
  }
  if (line.rule != LineRule::kPropertyDisregarded) return "";
  return std::string(words.ThingOf(
      "property_disregard", v1::Capital::PropertyDisregard_Name(
                                ContractValue<v1::Capital::PropertyDisregard>(
                                    of.capital[line.item].disregard))));
}

std::string SourceOf(const ChargeLine& line, const LineRuleText& text,
                     const Rules& rules) {
  if (!line.figure.has_value()) return text.source;
  const auto& rate = rules.rates->rates[static_cast<size_t>(*line.figure)];
  if (!rate.has_value() || rate->source.empty()) return text.source;
  return absl::StrCat(text.source, "; ", rate->source);
}

v1::CalculationLine WordedLine(const ChargeLine& line, Pence printed,
                               const ChargeBasis& basis,
                               const ChargeWords& words) {
  const LineRuleText& text = words.Of(line.rule, basis.day);
  const Thing thing = ThingOf(line, basis.circumstances, words);
  const bool nothing = printed == Pence() && !text.nothing.empty();
  v1::CalculationLine worded;
  worded.set_section(ContractValue<v1::CalculationLine::Section>(line.section));
  worded.set_rule(std::string(LineRuleWord(line.rule)));
  worded.set_source(SourceOf(line, text, basis.rules));
  worded.set_inputs(InputsOf(line, basis));
  worded.set_amount_pence(printed.value());
  worded.set_text(absl::StrReplaceAll(
      nothing ? text.nothing : text.text,
      {{"{what}", thing.words},
       {"{amount}", PrintAmount(printed < Pence() ? -printed : printed)},
       {"{why}", WhyOf(line, basis.circumstances, words)},
       {"{weeks}", absl::StrCat(WeeksOf(line.rule, basis.rules))}}));
  worded.set_field(thing.field);
  return worded;
}

// Returns the nearest penny; of two, that further from nothing, so that what is
// added and what is taken off again are printed alike.
Pence Nearest(ExactPence amount) {
  if (amount < ExactPence()) return -Nearest(-amount);
  return (amount + ExactPence::FromParts(kPartsPerPenny / 2)).Floor();
}

void SetSection(Section section, const ChargeBasis& basis,
                const ChargeLines& lines, const ChargeWords& words,
                v1::Calculation& calculation) {
  Pence printed;
  bool had_fraction = false;
  for (const ChargeLine& line : lines.lines()) {
    if (line.section != section || line.rule == LineRule::kFractionOfPenny) {
      continue;
    }
    const Pence amount = Nearest(line.amount);
    printed = printed + amount;
    had_fraction = had_fraction || ExactPence(amount) != line.amount;
    *calculation.add_lines() = WordedLine(line, amount, basis, words);
  }
  const Pence rest = lines.Total(section).Floor() - printed;
  if (!had_fraction) return;
  const ChargeLine fraction{.section = section,
                            .rule = LineRule::kFractionOfPenny,
                            .figure = std::nullopt,
                            .amount = ExactPence(rest)};
  *calculation.add_lines() = WordedLine(fraction, rest, basis, words);
}

}  // namespace

void SetTotals(const ChargeBasis& basis, uint64_t figures_used,
               v1::Calculation& calculation) {
  const Charge& charge = basis.charge;
  *calculation.mutable_day() = rpc::ToDate(basis.day);
  calculation.set_outcome(
      ContractValue<v1::Calculation::Outcome>(charge.outcome));
  calculation.set_capital_pence(charge.capital.value());
  calculation.set_tariff_income_pence(charge.tariff_income.value());
  calculation.set_contribution_pence(charge.contribution.value());
  calculation.set_chargeable_cost_pence(charge.chargeable_cost.value());
  calculation.set_charge_pence(charge.charge.value());
  calculation.set_council_pays_pence(charge.council_pays.value());
  calculation.set_top_up_pence(charge.top_up.value());
  calculation.set_one_off_fee_pence(charge.one_off_fee.value());
  calculation.set_one_off_charge_pence(charge.one_off_charge.value());
  calculation.set_yearly_fee_pence(charge.yearly_fee.value());
  calculation.set_rate_table(basis.rules.rates->id);
  calculation.set_charging_policy(basis.rules.policy->id);
  calculation.set_uses_unverified_figures(
      UsesUnverifiedFigures(basis, figures_used));
}

void SetLines(const ChargeBasis& basis, const ChargeLines& lines,
              const ChargeWords& words, v1::Calculation& calculation) {
  for (const Section section :
       {Section::kCapital, Section::kContribution, Section::kCharge}) {
    SetSection(section, basis, lines, words, calculation);
  }
  AddFiguresUsed(basis, lines, calculation);
}

void Seal(v1::Calculation& calculation) {
  calculation.clear_digest();
  // No field is a map, so that equal calculations have equal bytes.
  calculation.set_digest(store::Sha256Hex(calculation.SerializeAsString()));
}

}  // namespace carereform::financial_assessments
