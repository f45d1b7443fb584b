#include "services/financial_assessments/line_inputs.h"

#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/property_disregard.h"
#include "services/financial_assessments/domain/tariff_income.h"

namespace carereform::financial_assessments {
namespace {

// What a year's amount is divided by, as the policy has it.
absl::string_view WeeksOfAYear(WeekConvention week) {
  switch (week) {
    case WeekConvention::k52:
      return " / 52";
    case WeekConvention::k52Point14:
      return " / 52.14";
    case WeekConvention::k365Over7:
      return " x 7 / 365";
  }
  return "";
}

std::string Payment(Pence amount, Frequency frequency, const Rules& rules) {
  const std::string pounds = PrintAmount(amount);
  const absl::string_view weeks = WeeksOfAYear(rules.policy->week);
  switch (frequency) {
    case Frequency::kWeekly:
      return absl::StrCat(pounds, " weekly");
    case Frequency::kFortnightly:
      return absl::StrCat(pounds, " fortnightly / 2");
    case Frequency::kFourWeekly:
      return absl::StrCat(pounds, " four-weekly / 4");
    case Frequency::kMonthly:
      return absl::StrCat(pounds, " monthly x 12", weeks);
    case Frequency::kQuarterly:
      return absl::StrCat(pounds, " quarterly x 4", weeks);
    case Frequency::kHalfYearly:
      return absl::StrCat(pounds, " half-yearly x 2", weeks);
    case Frequency::kAnnually:
      return absl::StrCat(pounds, " yearly", weeks);
  }
  return pounds;
}

std::string UpTo(Pence most) {
  return absl::StrCat("up to ", PrintAmount(most), " a week");
}

std::string WeeksSince(std::optional<absl::CivilDay> since, LineRule rule,
                       const Rules& rules) {
  if (!since.has_value()) return "";
  return absl::StrCat(WeeksOf(rule, rules), " weeks from ", PrintDate(*since));
}

std::string Share(const Capital& asset) {
  if (asset.share == 1) {
    return absl::StrCat("1 of ", asset.shares, " equal shares is yours");
  }
  return absl::StrFormat("%d.%02d%% is yours", asset.share * 100 / asset.shares,
                         asset.share * 10'000 / asset.shares % 100);
}

std::string TwelveWeekDisregard(const ChargeLine& line,
                                const ChargeBasis& basis) {
  const Circumstances& of = basis.circumstances;
  std::string words = WeeksSince(ForGoodSince(of), line.rule, basis.rules);
  if (of.earlier_disregard_days > 0 &&
      SharesTwelveWeeks(of, *basis.rules.rates).value_or(false)) {
    absl::StrAppend(&words, ", less ", of.earlier_disregard_days,
                    " days of an earlier stay");
  }
  return words;
}

std::string OfCapital(const ChargeLine& line, const ChargeBasis& basis) {
  const Capital& asset = basis.circumstances.capital[line.item];
  switch (line.rule) {
    case LineRule::kCapitalHeld:
      return PrintAmount(asset.value);
    case LineRule::kNotionalCapital:
      return !asset.notional.has_value()
                 ? PrintAmount(asset.value)
                 : absl::StrCat(PrintAmount(asset.value), " disposed of on ",
                                PrintDate(asset.notional->disposed),
                                "; decided on ",
                                PrintDate(asset.notional->decided));
    case LineRule::kSecuredDebt:
      return absl::StrCat(PrintAmount(asset.secured_debt), " is owed");
    case LineRule::kSellingCosts:
      return absl::StrCat(
          FigureOrNothing(basis.rules, Figure::kSellingCostsPercent), "% of ",
          PrintAmount(asset.value));
    case LineRule::kShareOfOthers:
      return Share(asset);
    case LineRule::kTwelveWeekDisregard:
      return TwelveWeekDisregard(line, basis);
    case LineRule::kOccupierLeftDisregard:
      return WeeksSince(asset.occupier_left, line.rule, basis.rules);
    case LineRule::kUnexpectedChangeDisregard:
      return WeeksSince(asset.unexpected_change, line.rule, basis.rules);
    case LineRule::kArrearsDisregard:
      return WeeksSince(asset.received, line.rule, basis.rules);
    default:
      return "all of it";
  }
}

std::string OfIncome(const ChargeLine& line, const ChargeBasis& basis) {
  const Income& income = basis.circumstances.incomes[line.item];
  switch (line.rule) {
    case LineRule::kIncome:
      return Payment(income.amount, income.frequency, basis.rules);
    case LineRule::kIncomePartlyDisregarded: {
      if (line.figure.has_value()) {
        return UpTo(
            Pence::FromPence(FigureOrNothing(basis.rules, *line.figure)));
      }
      const auto& rule =
          basis.rules.means->incomes[static_cast<size_t>(income.type)]
                                    [static_cast<size_t>(basis.charged_as)];
      return UpTo(rule.amount);
    }
    case LineRule::kPensionHalfToSpouse:
      return "half of it";
    case LineRule::kNightCareDisregard:
      return UpTo(basis.rules.policy->night_care_disregard);
    case LineRule::kDiscretionaryDisregard:
      return UpTo(income.discretionary_disregard);
    default:
      return "all of it";
  }
}

// Returns how often `step` is in `excess`, up to where what each counts as
// follows, such as ", which is 15 times £250.00 and a part of it; each counts
// as ".
std::string StepsOf(Pence excess, int64_t step) {
  if (step <= 0 || excess <= Pence()) return ", which counts as ";
  const std::string pounds = PrintAmount(Pence::FromPence(step));
  const int64_t whole = excess.value() / step;
  const bool has_part = excess.value() % step != 0;
  if (whole == 0) {
    return absl::StrCat(", which is less than ", pounds, " and counts as ");
  }
  if (whole == 1 && !has_part) return ", which counts as ";
  return absl::StrCat(", which is ",
                      whole == 1 ? "" : absl::StrCat(whole, " times "), pounds,
                      has_part ? " and a part of it" : "", "; each counts as ");
}

std::string Tariff(const ChargeBasis& basis) {
  const Rules& rules = basis.rules;
  const auto figure = [&](Figure of) {
    return PrintAmount(Pence::FromPence(FigureOrNothing(rules, of)));
  };
  const auto limits = CapitalLimitsOf(basis.charged_as, rules);
  const Pence lower = limits.ok() ? limits->lower : Pence();
  const Pence excess = basis.charge.capital - lower;
  return absl::StrCat(
      PrintAmount(basis.charge.capital), " - ", PrintAmount(lower), " = ",
      PrintAmount(excess),
      StepsOf(excess, FigureOrNothing(rules, Figure::kTariffStep)),
      figure(Figure::kTariffPerStep), " a week");
}

std::string OfService(const ChargeLine& line, const ChargeBasis& basis) {
  const Care& care = basis.circumstances.care[line.item];
  if (line.rule == LineRule::kCostOfCare) {
    if (care.weekly_cost == Pence() && care.one_off_cost > Pence()) {
      return absl::StrCat(PrintAmount(care.one_off_cost),
                          " once, which is not part of what you pay a week");
    }
    return absl::StrCat(PrintAmount(care.weekly_cost), " weekly");
  }
  const bool for_weeks = care.type == CareType::kReablement ||
                         care.type == CareType::kIntermediateCare;
  if (for_weeks && care.started.has_value()) {
    return absl::StrCat(FigureOrNothing(basis.rules, Figure::kFreeCareWeeks),
                        " weeks from ", PrintDate(*care.started));
  }
  if (care.type == CareType::kMinorAdaptation) {
    return absl::StrCat(PrintAmount(care.one_off_cost), " once, free up to ",
                        PrintAmount(Pence::FromPence(FigureOrNothing(
                            basis.rules, Figure::kMinorAdaptationLimit))));
  }
  return "all of it";
}

// Lines about nothing in a list of the circumstances.
std::string OfPerson(const ChargeLine& line, const ChargeBasis& basis) {
  const ChargingPolicy& policy = *basis.rules.policy;
  switch (line.rule) {
    case LineRule::kTariffIncome:
      return Tariff(basis);
    case LineRule::kGuaranteeChildren:
      return absl::StrCat(basis.circumstances.children, " x ",
                          PrintAmount(Pence::FromPence(FigureOrNothing(
                              basis.rules, Figure::kGuaranteeChild))),
                          " weekly");
    case LineRule::kShareNotTaken:
      return absl::StrCat(policy.percent_of_disposable_income,
                          "% of what is left is taken");
    case LineRule::kNothingLeft:
      return "brings the sum up to £0.00";
    case LineRule::kAboveContribution:
      return absl::StrCat(PrintAmount(basis.charge.chargeable_cost), " - ",
                          PrintAmount(basis.charge.contribution));
    case LineRule::kAboveMostCharge:
      return absl::StrCat("no more than ",
                          PrintAmount(policy.most_charge.value_or(Pence())),
                          " weekly");
    case LineRule::kBelowLeastCharge:
      return absl::StrCat("less than ", PrintAmount(policy.least_charge),
                          " weekly");
    default:
      if (!line.figure.has_value()) return "";
      return absl::StrCat(PrintAmount(Pence::FromPence(
                              FigureOrNothing(basis.rules, *line.figure))),
                          " weekly");
  }
}

}  // namespace

std::string PrintAmount(Pence amount) {
  std::string pounds = FormatPounds(amount);
  return absl::StrContains(pounds, '.') ? pounds : absl::StrCat(pounds, ".00");
}

int64_t FigureOrNothing(const Rules& rules, Figure figure) {
  return FigureOf(*rules.rates, figure).value_or(0);
}

int64_t WeeksOf(LineRule rule, const Rules& rules) {
  switch (rule) {
    case LineRule::kTwelveWeekDisregard:
    case LineRule::kOccupierLeftDisregard:
    case LineRule::kUnexpectedChangeDisregard:
      return FigureOrNothing(rules, Figure::kPropertyDisregardWeeks);
    case LineRule::kArrearsDisregard:
      return FigureOrNothing(rules, Figure::kArrearsDisregardWeeks);
    default:
      return 0;
  }
}

std::string InputsOf(const ChargeLine& line, const ChargeBasis& basis) {
  const Circumstances& of = basis.circumstances;
  if (line.item == kNoItem) return OfPerson(line, basis);
  if (line.section == Section::kCapital) return OfCapital(line, basis);
  if (line.section == Section::kCharge) return OfService(line, basis);
  switch (line.rule) {
    case LineRule::kHousingCost: {
      const Housing& cost = of.housing[line.item];
      return Payment(cost.amount, cost.frequency, basis.rules);
    }
    case LineRule::kDisabilityExpense:
    case LineRule::kOtherExpense: {
      const Expense& expense = of.expenses[line.item];
      return Payment(expense.amount, expense.frequency, basis.rules);
    }
    default:
      return OfIncome(line, basis);
  }
}

}  // namespace carereform::financial_assessments
