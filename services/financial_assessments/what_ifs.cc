#include "services/financial_assessments/what_ifs.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/notional_balances.h"
#include "services/financial_assessments/domain/property_disregard.h"
#include "services/financial_assessments/domain/tariff_income.h"

namespace carereform::financial_assessments {
namespace {

// By how much a what-if changes income and costs: a round sum that is easy to
// compare with one's own.
constexpr int64_t kTenPoundsPence = 1000;

// Works out other charges of one person, and says what they are.
class WhatIfs {
 public:
  WhatIfs(const ChargeBasis& basis, const ChargeLines& lines)
      : basis_(basis), lines_(lines) {}

  absl::Status AddEnds();
  absl::Status AddNotional();
  absl::Status AddCapital();
  absl::Status AddIncomeAndCosts();
  absl::Status AddCostOfCare();
  absl::Status AddDisclosure();
  absl::Status AddLongStay();
  void AddNoneEntered();

  std::vector<std::string> Take() && { return std::move(sentences_); }

 private:
  // An other charge, and what it was added up from.
  struct Other {
    Charge charge;
    ChargeLines lines{ChargeLines::Keep::kLines};
  };

  absl::StatusOr<Other> Of(const Circumstances& circumstances,
                           absl::CivilDay day) const {
    Other other;
    CR_ASSIGN_OR_RETURN(
        other.charge, ChargeFor(circumstances, basis_.rules, day, other.lines));
    return other;
  }
  absl::StatusOr<Charge> With(const Circumstances& circumstances) const {
    ChargeLines none(ChargeLines::Keep::kTotalsOnly);
    return ChargeFor(circumstances, basis_.rules, basis_.day, none);
  }

  // Adds a sentence unless `charge` is what the person pays as it is.
  void Say(const std::string& condition, const Charge& charge) {
    if (charge.charge == basis_.charge.charge) return;
    sentences_.push_back(absl::StrCat(condition, ", you would pay ",
                                      PrintAmount(charge.charge), " a week."));
  }

  Pence NotionalCapital() const;
  Circumstances WithCapital(Pence counted) const;
  absl::Status SayOfCapital(Pence counted, const std::string& condition);
  absl::StatusOr<bool> IsMadeOn(const ChargeLine& line, absl::CivilDay day);
  absl::StatusOr<std::optional<absl::CivilDay>> EndOf(const ChargeLine& line);

  const ChargeBasis& basis_;
  const ChargeLines& lines_;
  // The lines of each day that was asked about. Disregards that began on one
  // day are searched for on the same days, however many there are.
  std::map<absl::CivilDay, std::set<std::pair<LineRule, uint16_t>>> made_;
  std::vector<std::string> sentences_;
};

absl::StatusOr<bool> WhatIfs::IsMadeOn(const ChargeLine& line,
                                       absl::CivilDay day) {
  const auto [made, is_new] = made_.try_emplace(day);
  if (is_new) {
    CR_ASSIGN_OR_RETURN(const Other other, Of(basis_.circumstances, day));
    for (const ChargeLine& kept : other.lines.lines()) {
      made->second.emplace(kept.rule, kept.item);
    }
  }
  return made->second.count({line.rule, line.item}) > 0;
}

// The longest that a disregard or free care of `rule` may still last, in weeks;
// nothing if it has no end.
std::optional<int64_t> LongestOf(const ChargeLine& line,
                                 const ChargeBasis& basis) {
  const int64_t weeks = WeeksOf(line.rule, basis.rules);
  if (weeks > 0) return weeks;
  if (line.rule != LineRule::kFreeService) return std::nullopt;
  const CareType type = basis.circumstances.care[line.item].type;
  if (type != CareType::kReablement && type != CareType::kIntermediateCare) {
    return std::nullopt;
  }
  return FigureOrNothing(basis.rules, Figure::kFreeCareWeeks);
}

// What ends, for the sentence on it.
std::string EndingOf(LineRule rule) {
  switch (rule) {
    case LineRule::kFreeService:
      return "your free care ends";
    case LineRule::kArrearsDisregard:
      return "your money from late benefits begins to count";
    default:
      return "your home or property begins to count";
  }
}

// Returns the first day on which `line` is no longer made, or nothing if it is
// made for as long as could be. A disregard and free care end once and for all,
// so the day is found by halves.
absl::StatusOr<std::optional<absl::CivilDay>> WhatIfs::EndOf(
    const ChargeLine& line) {
  const std::optional<int64_t> weeks = LongestOf(line, basis_);
  if (!weeks.has_value()) return std::nullopt;
  absl::CivilDay made = basis_.day;
  absl::CivilDay gone = basis_.day + *weeks * 7;
  CR_ASSIGN_OR_RETURN(const bool lasts, IsMadeOn(line, gone));
  if (lasts) return std::nullopt;
  while (gone - made > 1) {
    const absl::CivilDay middle = made + (gone - made) / 2;
    CR_ASSIGN_OR_RETURN(const bool is_made, IsMadeOn(line, middle));
    (is_made ? made : gone) = middle;
  }
  return gone;
}

absl::Status WhatIfs::AddEnds() {
  std::vector<std::pair<absl::CivilDay, LineRule>> ends;
  for (const ChargeLine& line : lines_.lines()) {
    CR_ASSIGN_OR_RETURN(const std::optional<absl::CivilDay> end, EndOf(line));
    if (end.has_value()) ends.emplace_back(*end, line.rule);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  for (const auto& [day, rule] : ends) {
    CR_ASSIGN_OR_RETURN(const Other after, Of(basis_.circumstances, day));
    // Notional capital falls until then by what is charged meanwhile.
    Say(absl::StrCat("On ", PrintDate(day), " ", EndingOf(rule),
                     NotionalCapital() > Pence()
                         ? ". From then, if nothing else changes, by the rates "
                           "of today and with all that you are treated as "
                           "having today"
                         : ". From then, if nothing else changes and by the "
                           "rates of today"),
        after.charge);
  }
  return absl::OkStatus();
}

// What counts of capital that the person no longer has, which cannot fall as
// savings do. In whole pence, rounded up.
Pence WhatIfs::NotionalCapital() const {
  ExactPence counted;
  for (const ChargeLine& line : lines_.lines()) {
    if (line.section != Section::kCapital || line.item == kNoItem) continue;
    if (!basis_.circumstances.capital[line.item].notional.has_value()) continue;
    counted = counted + line.amount;
  }
  return counted.Ceiling();
}

// Notional capital is what it is on the day; what it comes to in later weeks is
// less (SI 2014/2672 regulation 23).
absl::Status WhatIfs::AddNotional() {
  const Pence notional = NotionalCapital();
  if (notional == Pence()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(
      const Circumstances without,
      NotionalBalances::Without(basis_.circumstances, *basis_.rules.rates));
  CR_ASSIGN_OR_RETURN(const Charge charge, With(without));
  if (basis_.charge.charge <= charge.charge) return absl::OkStatus();
  sentences_.push_back(absl::StrCat(
      "We treat you as having ", PrintAmount(notional),
      " that you no longer have. Each week that goes down by what it adds to "
      "your charge, which is now ",
      PrintAmount(basis_.charge.charge - charge.charge), " a week."));
  return absl::OkStatus();
}

// The circumstances with one sum of savings in place of all capital.
Circumstances WhatIfs::WithCapital(Pence counted) const {
  Circumstances other = basis_.circumstances;
  other.capital.clear();
  Capital savings;
  savings.type = CapitalType::kSavings;
  savings.value = counted;
  other.capital.push_back(savings);
  return other;
}

// Says what the person would pay if the capital that counts were `counted`,
// which `condition` names after "fell to" or "went above".
absl::Status WhatIfs::SayOfCapital(Pence counted,
                                   const std::string& condition) {
  if (counted < NotionalCapital()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const Charge charge, With(WithCapital(counted)));
  // Savings that do not count in full would make the sentence untrue.
  if (charge.capital != counted) return absl::OkStatus();
  Say(absl::StrCat("If your savings and other capital that count ", condition),
      charge);
  return absl::OkStatus();
}

// Capital at each limit, and at the nearest steps of the tariff.
absl::Status WhatIfs::AddCapital() {
  const Rules& rules = basis_.rules;
  const auto limits = CapitalLimitsOf(basis_.charged_as, rules);
  // Where a figure is not in the table, nothing is said of capital.
  if (!limits.ok()) return absl::OkStatus();
  const Pence lower = limits->lower;
  const Pence upper = limits->upper;
  const Pence step = limits->tariff_step;
  if (lower == Pence() || step == Pence() || upper < lower) {
    return absl::OkStatus();
  }
  // One penny decides where the policy reads the limit itself as too much.
  const Pence penny = Pence::FromPence(1);
  const Pence most = rules.policy->at_upper_limit == AtUpperLimit::kEligible
                         ? upper
                         : upper - penny;
  const Pence now = basis_.charge.capital;
  const auto fell_to = [](Pence amount) {
    return absl::StrCat("fell to ", PrintAmount(amount));
  };
  const auto went_above = [](Pence amount) {
    return absl::StrCat("went above ", PrintAmount(amount));
  };
  const bool is_limit_eligible = most == upper;
  if (now > most) {
    CR_RETURN_IF_ERROR(SayOfCapital(
        most, is_limit_eligible
                  ? fell_to(upper)
                  : absl::StrCat("fell below ", PrintAmount(upper))));
  }
  if (now > lower && now <= most) {
    const int64_t into = (now - lower).value() - 1;
    const Pence nearest = lower + step * (into / step.value());
    if (nearest > lower) {
      CR_RETURN_IF_ERROR(SayOfCapital(nearest, fell_to(nearest)));
    }
  }
  if (now > lower && lower < upper) {
    CR_RETURN_IF_ERROR(
        SayOfCapital(lower, absl::StrCat(fell_to(lower), " or below")));
  }
  if (now > most) return absl::OkStatus();
  // The first penny of the next step makes the whole of it count.
  const int64_t into = now <= lower ? 0 : (now - lower).value();
  const Pence next = lower + step * ((into + step.value() - 1) / step.value());
  if (next < most) {
    CR_RETURN_IF_ERROR(SayOfCapital(next + penny, went_above(next)));
  }
  return SayOfCapital(most + penny,
                      is_limit_eligible
                          ? went_above(upper)
                          : absl::StrCat("reached ", PrintAmount(upper)));
}

absl::Status WhatIfs::AddIncomeAndCosts() {
  const Pence ten = Pence::FromPence(kTenPoundsPence);
  Circumstances costs = basis_.circumstances;
  Expense expense;
  expense.amount = ten;
  costs.expenses.push_back(expense);
  CR_ASSIGN_OR_RETURN(const Charge with_costs, With(costs));
  Say(absl::StrCat("If you pay ", PrintAmount(ten),
                   " a week because of your disability that you have not told "
                   "us about"),
      with_costs);
  Circumstances income = basis_.circumstances;
  Income more;
  more.amount = ten;
  income.incomes.push_back(more);
  CR_ASSIGN_OR_RETURN(const Charge with_income, With(income));
  Say(absl::StrCat("If you had ", PrintAmount(ten),
                   " a week more of an income that counts"),
      with_income);
  return absl::OkStatus();
}

// Care that costs as much as the person can be asked for, or a little more.
absl::Status WhatIfs::AddCostOfCare() {
  const Charge& now = basis_.charge;
  const bool limited_by_means = now.outcome == Outcome::kContribution &&
                                now.chargeable_cost > now.contribution;
  if (limited_by_means) {
    sentences_.push_back(
        absl::StrCat("If your care came to cost more, you would still pay ",
                     PrintAmount(now.charge), " a week."));
    Circumstances dearer = basis_.circumstances;
    Care care;
    care.type = CareType::kOther;
    care.weekly_cost = Pence::FromPence(kTenPoundsPence);
    dearer.care.push_back(care);
    CR_ASSIGN_OR_RETURN(const Charge charge, With(dearer));
    if (charge.charge != now.charge) sentences_.pop_back();
    return absl::OkStatus();
  }
  const bool limited_by_cost = now.outcome == Outcome::kCostOfCare &&
                               now.contribution > now.chargeable_cost;
  if (!limited_by_cost) return absl::OkStatus();
  Circumstances dearer = basis_.circumstances;
  Care care;
  care.type = CareType::kOther;
  care.weekly_cost = now.contribution - now.chargeable_cost;
  dearer.care.push_back(care);
  CR_ASSIGN_OR_RETURN(const Charge charge, With(dearer));
  Say(absl::StrCat("If your care came to cost ", PrintAmount(now.contribution),
                   " a week or more"),
      charge);
  return absl::OkStatus();
}

absl::Status WhatIfs::AddDisclosure() {
  if (basis_.charge.outcome == Outcome::kDeclined) {
    sentences_.push_back(
        "If you tell us about your income, savings and costs, we will work out "
        "what you can afford, and you may pay less.");
  }
  if (basis_.charge.outcome == Outcome::kLightTouchFull) {
    sentences_.push_back(
        "If you ask for a full financial assessment, we will make one.");
  }
  return absl::OkStatus();
}

// A stay that is not for good is not likely to last longer than 52 weeks, and
// only by exception substantially more (SI 2014/2672 regulation 2). The charge
// stays as it is until the council decides.
absl::Status WhatIfs::AddLongStay() {
  const auto& since = basis_.circumstances.care_home_since;
  if (basis_.charged_as != Setting::kCareHomeTemporary || !since.has_value() ||
      basis_.charge.outcome == Outcome::kFree) {
    return absl::OkStatus();
  }
  const auto longest =
      WeeksFrom(*since, Figure::kTemporaryWeeks, *basis_.rules.rates);
  if (!longest.ok() || basis_.day < longest->end) return absl::OkStatus();
  sentences_.push_back(absl::StrCat(
      "You have stayed in a care home for ",
      FigureOrNothing(basis_.rules, Figure::kTemporaryWeeks),
      " weeks or more. If you now live there for good, tell us, and we will "
      "work out your charge anew."));
  return absl::OkStatus();
}

// Nothing entered may be nothing asked: the person is told what we went by.
void WhatIfs::AddNoneEntered() {
  // Income is not looked at where capital is above the limit.
  const bool no_income = basis_.circumstances.incomes.empty() &&
                         basis_.charge.outcome != Outcome::kAboveUpperLimit;
  const bool no_capital = basis_.circumstances.capital.empty();
  if (!no_income && !no_capital) return;
  const char* what = !no_capital ? "No income was"
                     : no_income ? "No income and no savings or other capital "
                                   "were"
                                 : "No savings or other capital were";
  sentences_.push_back(absl::StrCat(
      what,
      " entered, so we took it that you have none. If you have any, tell "
      "us, and we will work out your charge again."));
}

}  // namespace

absl::StatusOr<std::vector<std::string>> WhatWouldChange(
    const ChargeBasis& basis, const ChargeLines& lines) {
  WhatIfs what_ifs(basis, lines);
  CR_RETURN_IF_ERROR(what_ifs.AddDisclosure());
  CR_RETURN_IF_ERROR(what_ifs.AddLongStay());
  CR_RETURN_IF_ERROR(what_ifs.AddEnds());
  const bool means_matter = basis.charge.outcome == Outcome::kContribution ||
                            basis.charge.outcome == Outcome::kCostOfCare ||
                            basis.charge.outcome == Outcome::kNothing ||
                            basis.charge.outcome == Outcome::kAboveUpperLimit ||
                            basis.charge.outcome == Outcome::kBelowLeastCharge;
  if (!means_matter) return std::move(what_ifs).Take();
  what_ifs.AddNoneEntered();
  CR_RETURN_IF_ERROR(what_ifs.AddNotional());
  CR_RETURN_IF_ERROR(what_ifs.AddCapital());
  CR_RETURN_IF_ERROR(what_ifs.AddIncomeAndCosts());
  CR_RETURN_IF_ERROR(what_ifs.AddCostOfCare());
  return std::move(what_ifs).Take();
}

}  // namespace carereform::financial_assessments
