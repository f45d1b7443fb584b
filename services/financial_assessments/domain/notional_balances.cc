#include "services/financial_assessments/domain/notional_balances.h"

#include <algorithm>
#include <utility>

namespace carereform::financial_assessments {
namespace {

bool IsSame(const Capital& a, const Capital& b) {
  return a.type == b.type && a.value == b.value &&
         a.secured_debt == b.secured_debt &&
         a.has_selling_costs == b.has_selling_costs && a.share == b.share &&
         a.shares == b.shares && a.notional->disposed == b.notional->disposed &&
         a.notional->decided == b.notional->decided;
}

bool AreSame(const std::vector<Capital>& a, const std::vector<Capital>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), &IsSame);
}

}  // namespace

bool HasNotional(const Circumstances& circumstances) {
  return std::any_of(
      circumstances.capital.begin(), circumstances.capital.end(),
      [](const Capital& asset) { return asset.notional.has_value(); });
}

NotionalBalances::Gone& NotionalBalances::Find(const Capital& asset) {
  for (Gone& known : gone_) {
    if (IsSame(known.asset, asset)) return known;
  }
  return gone_.emplace_back(Gone{asset, Pence()});
}

absl::StatusOr<Pence> NotionalBalances::LeftOf(const Capital& asset,
                                               const RateTable& rates) const {
  Circumstances alone;
  alone.capital.push_back(asset);
  const absl::StatusOr<NotionalBalance> at_first =
      NotionalBalanceOf(alone, rates);
  if (!at_first.ok()) return at_first.status();
  for (const Gone& known : gone_) {
    if (IsSame(known.asset, asset)) {
      return std::max(Pence(), at_first->left - known.gone);
    }
  }
  return at_first->left;
}

// Each asset by itself, so that one stays what it was where another joins it.
absl::StatusOr<Circumstances> NotionalBalances::Diminished(
    const Circumstances& circumstances, const RateTable& rates) const {
  Circumstances diminished = circumstances;
  for (Capital& asset : diminished.capital) {
    if (!asset.notional.has_value()) continue;
    const absl::StatusOr<Pence> left = LeftOf(asset, rates);
    if (!left.ok()) return left.status();
    Circumstances alone;
    alone.capital.push_back(asset);
    absl::StatusOr<Circumstances> with_left =
        WithNotionalLeft(std::move(alone), NotionalBalance{*left}, rates);
    if (!with_left.ok()) return with_left;
    asset = with_left->capital.front();
  }
  return diminished;
}

absl::StatusOr<Circumstances> NotionalBalances::Without(
    const Circumstances& circumstances, const RateTable& rates) {
  return WithNotionalLeft(circumstances, NotionalBalance{}, rates);
}

void NotionalBalances::Charged(const Circumstances& circumstances,
                               const NotionalCharges& charges) {
  std::vector<Capital> assets;
  for (const Capital& asset : circumstances.capital) {
    if (asset.notional.has_value()) assets.push_back(asset);
  }
  // One sum, so that it does not matter how often it was cut.
  if (noted_.empty() || !AreSame(noted_.back().assets, assets)) {
    noted_.push_back({std::move(assets), {}});
  }
  NotionalCharges& sum = noted_.back().charges;
  sum.with_notional = sum.with_notional + charges.with_notional;
  sum.without_notional = sum.without_notional + charges.without_notional;
}

absl::Status NotionalBalances::BeginWeek(const RateTable& rates) {
  for (const Noted& noted : noted_) {
    std::vector<Pence> lefts;
    NotionalBalance before;
    for (const Capital& asset : noted.assets) {
      const absl::StatusOr<Pence> left = LeftOf(asset, rates);
      if (!left.ok()) return left.status();
      lefts.push_back(*left);
      before.left = before.left + *left;
    }
    Pence to_take = before.left - Diminish(before, noted.charges).left;
    for (size_t i = 0; i < noted.assets.size(); ++i) {
      const Pence taken = std::min(lefts[i], to_take);
      Gone& known = Find(noted.assets[i]);
      known.gone = known.gone + taken;
      to_take = to_take - taken;
    }
  }
  noted_.clear();
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
