#include "services/financial_assessments/domain/tariff_income.h"

#include <algorithm>
#include <cstdint>

#include "absl/status/status.h"

namespace carereform::financial_assessments {
namespace {

// A figure of a table and where its amount goes.
struct Wanted {
  Figure figure;
  Pence* into;
};

bool AreInOrder(const CapitalLimits& limits) {
  return Pence() <= limits.lower && limits.lower <= limits.upper &&
         limits.tariff_step > Pence() && limits.tariff_per_step >= Pence();
}

bool IsAboveUpper(Pence capital, const CapitalLimits& limits) {
  return limits.at_upper == AtUpperLimit::kNotEligible ? capital >= limits.upper
                                                       : capital > limits.upper;
}

}  // namespace

absl::StatusOr<CapitalLimits> CapitalLimitsOf(Setting setting,
                                              const Rules& rules) {
  CapitalLimits limits;
  for (const Wanted& wanted :
       {Wanted{Figure::kLowerCapitalLimit, &limits.lower},
        Wanted{Figure::kUpperCapitalLimit, &limits.upper},
        Wanted{Figure::kTariffStep, &limits.tariff_step},
        Wanted{Figure::kTariffPerStep, &limits.tariff_per_step}}) {
    const auto pence = FigureOf(*rules.rates, wanted.figure);
    if (!pence.ok()) return pence.status();
    *wanted.into = Pence::FromPence(*pence);
  }
  limits.at_upper = rules.policy->at_upper_limit;
  if (setting == Setting::kCareHomePermanent) return limits;
  // A council may be more generous than the nation, not less.
  const ChargingPolicy& own = *rules.policy;
  limits.upper = std::max(
      limits.upper, own.upper_limit_outside_care_homes.value_or(limits.upper));
  limits.lower = std::max(
      limits.lower, own.lower_limit_outside_care_homes.value_or(limits.lower));
  limits.lower = std::min(limits.lower, limits.upper);
  return limits;
}

absl::StatusOr<TariffIncome> TariffIncomeOf(Pence capital,
                                            const CapitalLimits& limits) {
  if (!AreInOrder(limits)) {
    return absl::InvalidArgumentError("capital limits are out of order");
  }
  if (capital < Pence()) {
    return absl::InvalidArgumentError("capital is negative");
  }
  if (capital <= limits.lower) return TariffIncome{};
  if (IsAboveUpper(capital, limits)) {
    return TariffIncome{CapitalBand::kAboveUpperLimit, Pence()};
  }
  // Round up: a part step counts as a whole one (regulation 25(2)).
  const int64_t excess = (capital - limits.lower).value();
  const int64_t step = limits.tariff_step.value();
  const int64_t steps = excess / step + (excess % step != 0 ? 1 : 0);
  return TariffIncome{CapitalBand::kTariff, limits.tariff_per_step * steps};
}

}  // namespace carereform::financial_assessments
