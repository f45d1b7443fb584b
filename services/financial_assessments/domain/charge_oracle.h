// A second, plain way of working a charge out, for tests alone: fractions that
// are never rounded, and one sum from the words of the regulations. It shares
// no code with the means test but the figures of the table.
//
// It knows savings alone of capital.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_ORACLE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_ORACLE_H_

#include <algorithm>
#include <cstdint>
#include <map>

#include "absl/numeric/int128.h"
#include "absl/time/civil_time.h"
#include "services/financial_assessments/domain/circumstances.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments::charge_oracle {

// Pence as a fraction in its lowest terms.
class Fraction {
 public:
  // Of whole pence.
  explicit Fraction(absl::int128 top = 0, absl::int128 bottom = 1)
      : top_(top), bottom_(bottom) {
    absl::int128 a = top < 0 ? -top : top;
    absl::int128 b = bottom;
    while (b != 0) {
      const absl::int128 rest = a % b;
      a = b;
      b = rest;
    }
    if (a > 1) {
      top_ /= a;
      bottom_ /= a;
    }
  }

  int64_t Floor() const {
    absl::int128 whole = top_ / bottom_;
    if (top_ < 0 && whole * bottom_ != top_) whole -= 1;
    return static_cast<int64_t>(whole);
  }

  friend Fraction operator+(Fraction a, Fraction b) {
    return Fraction(a.top_ * b.bottom_ + b.top_ * a.bottom_,
                    a.bottom_ * b.bottom_);
  }
  friend Fraction operator-(Fraction a, Fraction b) {
    return a + Fraction(-b.top_, b.bottom_);
  }
  friend Fraction operator*(Fraction a, Fraction b) {
    return Fraction(a.top_ * b.top_, a.bottom_ * b.bottom_);
  }
  friend bool operator<(Fraction a, Fraction b) { return (a - b).top_ < 0; }

 private:
  absl::int128 top_;
  absl::int128 bottom_;
};

// What the oracle says of one person.
struct Answer {
  int64_t capital = 0;
  bool above_limit = false;
  Fraction counted_income;  // With tariff income.
  Fraction to_live_on;      // Guarantee or personal expenses.
  int64_t contribution = 0;
  int64_t chargeable = 0;
  int64_t charge = 0;
};

inline Fraction Weekly(Pence amount, Frequency frequency,
                       WeekConvention convention) {
  const Fraction pence(amount.value());
  Fraction weeks(52);
  if (convention == WeekConvention::k52Point14) weeks = Fraction(5214, 100);
  if (convention == WeekConvention::k365Over7) weeks = Fraction(365, 7);
  std::map<Frequency, int> times = {{Frequency::kMonthly, 12},
                                    {Frequency::kQuarterly, 4},
                                    {Frequency::kHalfYearly, 2},
                                    {Frequency::kAnnually, 1}};
  if (frequency == Frequency::kWeekly) return pence;
  if (frequency == Frequency::kFortnightly) return pence * Fraction(1, 2);
  if (frequency == Frequency::kFourWeekly) return pence * Fraction(1, 4);
  const Fraction year = pence * Fraction(times[frequency]);
  if (convention == WeekConvention::k52) return year * Fraction(1, 52);
  if (convention == WeekConvention::k52Point14) {
    return year * Fraction(100, 5214);
  }
  return year * Fraction(7, 365);
}

class Oracle {
 public:
  Oracle(const Circumstances& person, const Rules& rules, absl::CivilDay day)
      : person_(person), rules_(rules), day_(day), setting_(person.setting) {
    if (setting_ != Setting::kCareHomeShortTerm) return;
    if (day - *person.care_home_since >= 56) {
      setting_ = Setting::kCareHomeTemporary;
    } else if (rules.policy->short_term_as_non_residential) {
      setting_ = Setting::kNonResidential;
    }
  }

  Answer Ask() {
    answer_.chargeable = Chargeable();
    Capital();
    if (IsFree()) {
      answer_.chargeable = 0;
      return answer_;
    }
    if (answer_.above_limit) {
      answer_.charge = answer_.chargeable;
    } else {
      Contribution();
      answer_.charge = std::min(answer_.contribution, answer_.chargeable);
    }
    const auto& most = rules_.policy->most_charge;
    if (person_.setting == Setting::kNonResidential && most.has_value()) {
      answer_.charge = std::min(answer_.charge, most->value());
    }
    if (answer_.charge < rules_.policy->least_charge.value()) {
      answer_.charge = 0;
    }
    return answer_;
  }

 private:
  int64_t Rate(Figure figure) const {
    return rules_.rates->rates[static_cast<size_t>(figure)]->amount;
  }
  Fraction PerWeek(Pence amount, Frequency frequency) const {
    return Weekly(amount, frequency, rules_.policy->week);
  }
  bool AtHome() const { return setting_ == Setting::kNonResidential; }

  bool IsFree() const {
    return person_.has_cjd || person_.section_117 ||
           (person_.is_carer_only && !rules_.policy->charges_carers);
  }

  int64_t Chargeable() const {
    int64_t sum = 0;
    for (const Care& care : person_.care) {
      bool free = care.type == CareType::kEquipment ||
                  care.type == CareType::kSection117 ||
                  care.type == CareType::kCarerSupport;
      if (care.type == CareType::kMinorAdaptation) {
        free = care.one_off_cost.value() <= 1'000'00;
      }
      if (care.type == CareType::kReablement ||
          care.type == CareType::kIntermediateCare) {
        free = day_ < *care.started + 42;
      }
      if (person_.is_carer_only) free = care.type != CareType::kCarerSupport;
      if (!free) sum += care.weekly_cost.value();
    }
    return sum;
  }

  void Capital() {
    for (const auto& asset : person_.capital) {
      answer_.capital += asset.value.value();
    }
    int64_t upper = 23'250'00;
    const auto& own = rules_.policy->upper_limit_outside_care_homes;
    const bool for_good = setting_ == Setting::kCareHomePermanent;
    if (!for_good && own.has_value()) upper = std::max(upper, own->value());
    const auto& lower = rules_.policy->lower_limit_outside_care_homes;
    if (!for_good && lower.has_value()) {
      lower_ = std::min(upper, std::max(lower_, lower->value()));
    }
    answer_.above_limit =
        answer_.capital > upper ||
        (answer_.capital == upper &&
         rules_.policy->at_upper_limit == AtUpperLimit::kNotEligible);
  }

  Fraction IncomeThatCounts() const {
    Fraction sum;
    // By type: what may still be disregarded up to a figure.
    std::map<IncomeType, Fraction> caps;
    for (const Income& income : person_.incomes) {
      sum = sum + WhatCounts(income, caps);
    }
    if (person_.flat_savings_disregard) sum = sum - Fraction(FlatSavings());
    return sum;
  }

  Fraction WhatCounts(const Income& income,
                      std::map<IncomeType, Fraction>& caps) const {
    const IncomeRule& rule =
        rules_.means->incomes[static_cast<size_t>(income.type)]
                             [static_cast<size_t>(setting_)];
    if (rule.treatment == IncomeTreatment::kDisregarded) return Fraction();
    if (income.from_counted_capital) return Fraction();
    Fraction left = PerWeek(income.amount, income.frequency);
    if (rule.treatment == IncomeTreatment::kHalfIfPaidToSpouse &&
        income.half_paid_to_spouse) {
      left = left * Fraction(1, 2);
    }
    Fraction off(income.discretionary_disregard.value());
    if (income.includes_night_care && AtHome() &&
        !person_.night_care_provided) {
      off = off + Fraction(rules_.policy->night_care_disregard.value());
    }
    left = left < off ? Fraction() : left - off;
    if (rule.treatment != IncomeTreatment::kDisregardedUpTo) return left;
    if (caps.find(income.type) == caps.end()) {
      caps[income.type] = Fraction(CapOf(rule));
    }
    Fraction& cap = caps[income.type];
    if (left < cap) {
      cap = cap - left;
      return Fraction();
    }
    left = left - cap;
    cap = Fraction();
    return left;
  }

  int64_t CapOf(const IncomeRule& rule) const {
    if (!rule.figure.has_value()) return rule.amount.value();
    return person_.flat_savings_disregard ? 0 : FlatSavings();
  }

  int64_t FlatSavings() const {
    return Rate(person_.household == Household::kCouple
                    ? Figure::kSavingsCreditCouple
                    : Figure::kSavingsCreditSingle);
  }

  int64_t Guarantee() const {
    const bool couple = person_.household == Household::kCouple;
    const bool old = person_.age_group == AgeGroup::kPensionAge;
    int64_t sum = rules_.policy->guarantee_top_up.value();
    if (couple) {
      sum += Rate(old || person_.couple_has_pension_age
                      ? Figure::kGuaranteeCouplePension
                      : Figure::kGuaranteeCouple18);
    } else if (old) {
      sum += Rate(Figure::kGuaranteeSinglePension);
    } else if (person_.children > 0) {
      sum += Rate(Figure::kGuaranteeLoneParent);
    } else if (person_.age_group == AgeGroup::k18To24) {
      sum += Rate(Figure::kGuaranteeSingle18To24);
    } else {
      sum += Rate(Figure::kGuaranteeSingle25ToPension);
    }
    sum += person_.children * Rate(Figure::kGuaranteeChild);
    if (person_.disability_premium) {
      sum += Rate(couple ? Figure::kPremiumDisabilityCouple
                         : Figure::kPremiumDisabilitySingle);
    }
    if (person_.enhanced_disability_premium) {
      sum += Rate(couple ? Figure::kPremiumEnhancedCouple
                         : Figure::kPremiumEnhancedSingle);
    }
    return sum + (person_.carer_premium ? Rate(Figure::kPremiumCarer) : 0);
  }

  Fraction Expenses() const {
    Fraction shown;
    Fraction other;
    for (const Expense& expense : person_.expenses) {
      Fraction& sum = expense.of_disability ? shown : other;
      sum = sum + PerWeek(expense.amount, expense.frequency);
    }
    bool benefit = false;
    bool counts = false;
    for (const Income& income : person_.incomes) {
      const bool type = income.type == IncomeType::kAttendanceAllowance ||
                        income.type == IncomeType::kDlaCare ||
                        income.type == IncomeType::kPipDailyLiving;
      benefit = benefit || (type && income.amount.value() > 0);
      counts = benefit && setting_ == Setting::kCareHomePermanent;
    }
    const Fraction flat(
        benefit ? rules_.policy->flat_disability_expenses.value() : 0);
    Fraction disability = AtHome() || counts ? shown : Fraction();
    if (AtHome()) {
      const DisabilityExpenses way = rules_.policy->disability_expenses;
      if (way != DisabilityExpenses::kItemised) {
        disability = std::max(shown, flat);
      }
    }
    return disability + other;
  }

  Fraction HousingCosts() const {
    Fraction sum;
    if (setting_ == Setting::kCareHomePermanent) return sum;
    for (const Housing& cost : person_.housing) {
      sum = sum + PerWeek(cost.amount, cost.frequency);
    }
    return sum;
  }

  void Contribution() {
    // One pound for every 250 pounds or part of them above the lower limit.
    int64_t tariff = 0;
    for (int64_t from = lower_; from < answer_.capital; from += 250'00) {
      tariff += 1'00;
    }
    answer_.counted_income = IncomeThatCounts() + Fraction(tariff);
    answer_.to_live_on =
        Fraction(AtHome() ? Guarantee() : Rate(Figure::kPersonalExpenses));
    Fraction left = answer_.counted_income - HousingCosts() -
                    answer_.to_live_on - Expenses();
    if (left < Fraction()) left = Fraction();
    if (AtHome()) {
      left = left * Fraction(rules_.policy->percent_of_disposable_income, 100);
    }
    answer_.contribution = left.Floor();
  }

  const Circumstances& person_;
  const Rules& rules_;
  absl::CivilDay day_;
  Setting setting_;
  int64_t lower_ = 14'250'00;
  Answer answer_;
};

}  // namespace carereform::financial_assessments::charge_oracle

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_ORACLE_H_
