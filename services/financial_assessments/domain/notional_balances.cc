#include "services/financial_assessments/domain/notional_balances.h"

#include <algorithm>
#include <utility>

#include "common/types/checked_arithmetic.h"

namespace carereform::financial_assessments {
namespace {

bool IsSame(const Capital& a, const Capital& b) {
  return a.type == b.type && a.value == b.value && a.share == b.share &&
         a.shares == b.shares && a.notional->disposed == b.notional->disposed &&
         a.notional->decided == b.notional->decided;
}

bool AreSame(const std::vector<Capital>& a, const std::vector<Capital>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), &IsSame);
}

// What the whole asset loses for the person's share to lose `reduction`.
Pence OfWhole(const Capital& asset, Pence reduction) {
  const int64_t times = CheckedMultiply(reduction.value(), asset.shares);
  return Pence::FromPence((times + asset.share - 1) / asset.share);
}

// The person's share of `whole`, in whole pence down.
Pence OfShare(const Capital& asset, Pence whole) {
  return Pence::FromPence(CheckedMultiply(whole.value(), asset.share) /
                          asset.shares);
}

}  // namespace

bool HasNotional(const Circumstances& circumstances) {
  return std::any_of(
      circumstances.capital.begin(), circumstances.capital.end(),
      [](const Capital& asset) { return asset.notional.has_value(); });
}

NotionalBalances::Asset& NotionalBalances::Find(const Capital& asset) {
  for (Asset& known : assets_) {
    if (IsSame(known.asset, asset)) return known;
  }
  return assets_.emplace_back(Asset{asset, Pence()});
}

Pence NotionalBalances::TakenOff(const Capital& asset) const {
  for (const Asset& known : assets_) {
    if (IsSame(known.asset, asset)) return known.taken_off;
  }
  return Pence();
}

Circumstances NotionalBalances::Diminished(
    const Circumstances& circumstances) const {
  Circumstances diminished = circumstances;
  for (Capital& asset : diminished.capital) {
    if (!asset.notional.has_value()) continue;
    asset.value = asset.value - TakenOff(asset);
    asset.secured_debt = std::min(asset.secured_debt, asset.value);
  }
  return diminished;
}

Circumstances NotionalBalances::Without(const Circumstances& circumstances) {
  Circumstances without = circumstances;
  std::erase_if(without.capital, [](const Capital& asset) {
    return asset.notional.has_value();
  });
  return without;
}

void NotionalBalances::Charged(const Circumstances& circumstances,
                               Pence reduction) {
  std::vector<Capital> assets;
  for (const Capital& asset : circumstances.capital) {
    if (asset.notional.has_value()) assets.push_back(asset);
  }
  // One sum, so that it does not matter how often it was cut.
  if (!noted_.empty() && AreSame(noted_.back().assets, assets)) {
    noted_.back().reduction = noted_.back().reduction + reduction;
  } else {
    noted_.push_back({std::move(assets), reduction});
  }
}

void NotionalBalances::BeginWeek() {
  for (Noted& noted : noted_) {
    noted.reduction = std::max(Pence(), noted.reduction);
    for (const Capital& asset : noted.assets) {
      Asset& known = Find(asset);
      const Pence left = asset.value - known.taken_off;
      const Pence taken = std::min(left, OfWhole(asset, noted.reduction));
      known.taken_off = known.taken_off + taken;
      noted.reduction =
          std::max(Pence(), noted.reduction - OfShare(asset, taken));
    }
  }
  noted_.clear();
}

}  // namespace carereform::financial_assessments
