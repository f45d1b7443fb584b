#include "services/financial_assessments/domain/notional_capital.h"

#include <algorithm>
#include <utility>

#include "services/financial_assessments/domain/capital_interest.h"
#include "services/financial_assessments/domain/charge_lines.h"

namespace carereform::financial_assessments {
namespace {

// Returns what the person's interest in an asset is worth, without its lines.
absl::StatusOr<Pence> InterestIn(const Capital& asset, const RateTable& rates) {
  ChargeLines unused(ChargeLines::Keep::kTotalsOnly);
  return AddInterest(asset, kNoItem, rates, unused);
}

// Makes the person's interest in an asset worth `interest`.
void SetInterest(Capital& asset, Pence interest) {
  asset.value = interest;
  asset.secured_debt = Pence();
  asset.has_selling_costs = false;
  asset.share = 1;
  asset.shares = 1;
}

}  // namespace

NotionalBalance Diminish(NotionalBalance before,
                         const NotionalCharges& charges) {
  const Pence added =
      std::max(Pence(), charges.with_notional - charges.without_notional);
  return NotionalBalance{std::max(Pence(), before.left - added)};
}

absl::StatusOr<std::vector<NotionalWeek>> ProjectNotionalCapital(
    NotionalBalance start, int weeks,
    absl::FunctionRef<absl::StatusOr<NotionalCharges>(int, NotionalBalance)>
        charges_of) {
  std::vector<NotionalWeek> projected;
  NotionalBalance balance = start;
  for (int week = 0; week < weeks && balance.left > Pence(); ++week) {
    const auto charges = charges_of(week, balance);
    if (!charges.ok()) return charges.status();
    const NotionalBalance after = Diminish(balance, *charges);
    projected.push_back({balance, *charges, after});
    balance = after;
  }
  return projected;
}

std::vector<NotionalWeek> NotionalCapitalOver(
    NotionalBalance start, absl::Span<const NotionalCharges> charges) {
  std::vector<NotionalWeek> weeks;
  weeks.reserve(charges.size());
  NotionalBalance balance = start;
  for (const NotionalCharges& each : charges) {
    const NotionalBalance after = Diminish(balance, each);
    weeks.push_back({balance, each, after});
    balance = after;
  }
  return weeks;
}

absl::StatusOr<NotionalBalance> NotionalBalanceOf(
    const Circumstances& circumstances, const RateTable& rates) {
  NotionalBalance balance;
  for (const Capital& asset : circumstances.capital) {
    if (!asset.notional.has_value()) continue;
    const auto interest = InterestIn(asset, rates);
    if (!interest.ok()) return interest.status();
    balance.left = balance.left + *interest;
  }
  return balance;
}

absl::StatusOr<Circumstances> WithNotionalLeft(Circumstances circumstances,
                                               NotionalBalance balance,
                                               const RateTable& rates) {
  const auto at_first = NotionalBalanceOf(circumstances, rates);
  if (!at_first.ok()) return at_first.status();
  Pence gone = std::max(Pence(), at_first->left - balance.left);
  for (Capital& asset : circumstances.capital) {
    if (gone == Pence()) break;
    if (!asset.notional.has_value()) continue;
    const auto interest = InterestIn(asset, rates);
    if (!interest.ok()) return interest.status();
    const Pence taken = std::min(gone, *interest);
    SetInterest(asset, *interest - taken);
    gone = gone - taken;
  }
  return circumstances;
}

}  // namespace carereform::financial_assessments
