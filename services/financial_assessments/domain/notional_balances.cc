#include "services/financial_assessments/domain/notional_balances.h"

#include <algorithm>
#include <utility>

namespace carereform::financial_assessments {
namespace {

bool AreAlike(const Capital& a, const Capital& b) {
  return a.type == b.type && a.value == b.value &&
         a.secured_debt == b.secured_debt &&
         a.has_selling_costs == b.has_selling_costs && a.share == b.share &&
         a.shares == b.shares && a.notional->disposed == b.notional->disposed;
}

}  // namespace

bool HasNotional(const Circumstances& circumstances) {
  return std::any_of(
      circumstances.capital.begin(), circumstances.capital.end(),
      [](const Capital& asset) { return asset.notional.has_value(); });
}

bool NotionalBalances::IsSame(const Known& a, const Known& b) {
  if (!a.asset.id.empty() || !b.asset.id.empty()) {
    return a.asset.id == b.asset.id;
  }
  return AreAlike(a.asset, b.asset) && a.before == b.before;
}

// Of one asset whose value was put right there is another amount to take from.
bool NotionalBalances::AreSame(const std::vector<Known>& a,
                               const std::vector<Known>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Known& one, const Known& other) {
                      return IsSame(one, other) &&
                             AreAlike(one.asset, other.asset);
                    });
}

std::vector<NotionalBalances::Known> NotionalBalances::NotionalOf(
    const Circumstances& circumstances) {
  std::vector<Known> notional;
  for (const Capital& asset : circumstances.capital) {
    if (!asset.notional.has_value()) continue;
    const auto is_alike = [&](const Known& known) {
      return known.asset.id.empty() && AreAlike(known.asset, asset);
    };
    const auto before =
        std::count_if(notional.begin(), notional.end(), is_alike);
    notional.push_back({asset, static_cast<size_t>(before)});
  }
  return notional;
}

NotionalBalances::Gone& NotionalBalances::Find(const Known& asset) {
  for (Gone& known : gone_) {
    if (IsSame(known.asset, asset)) return known;
  }
  return gone_.emplace_back(Gone{asset, Pence()});
}

absl::StatusOr<Pence> NotionalBalances::LeftOf(const Known& asset,
                                               const RateTable& rates) const {
  Circumstances alone;
  alone.capital.push_back(asset.asset);
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
  const std::vector<Known> notional = NotionalOf(circumstances);
  auto known = notional.begin();
  for (Capital& asset : diminished.capital) {
    if (!asset.notional.has_value()) continue;
    const absl::StatusOr<Pence> left = LeftOf(*known++, rates);
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
  std::vector<Known> assets = NotionalOf(circumstances);
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
    for (const Known& asset : noted.assets) {
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
