#include "services/financial_assessments/domain/notional_balances.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace carereform::financial_assessments {

bool HasNotional(const Circumstances& circumstances) {
  return std::any_of(
      circumstances.capital.begin(), circumstances.capital.end(),
      [](const Capital& asset) { return asset.notional.has_value(); });
}

bool NotionalBalances::Key::operator<(const Key& other) const {
  const auto parts = [](const Key& key) {
    return std::tie(key.id, key.type, key.value, key.secured_debt,
                    key.has_selling_costs, key.share, key.shares, key.disposed,
                    key.before);
  };
  return parts(*this) < parts(other);
}

std::vector<NotionalBalances::Known> NotionalBalances::NotionalOf(
    const Circumstances& circumstances) {
  std::vector<Known> notional;
  std::map<Key, size_t> alike;  // Those without an id, so far.
  for (const Capital& asset : circumstances.capital) {
    if (!asset.notional.has_value()) continue;
    Known& known = notional.emplace_back();
    known.asset = asset;
    known.stated = {.id = "",
                    .type = asset.type,
                    .value = asset.value.value(),
                    .secured_debt = asset.secured_debt.value(),
                    .has_selling_costs = asset.has_selling_costs,
                    .share = asset.share,
                    .shares = asset.shares,
                    .disposed = asset.notional->disposed};
    if (asset.id.empty()) {
      known.key = known.stated;
      known.key.before = alike[known.stated]++;
    } else {
      known.key.id = asset.id;
    }
  }
  return notional;
}

absl::StatusOr<Pence> NotionalBalances::LeftOf(const Known& known,
                                               const RateTable& rates) const {
  Circumstances alone;
  alone.capital.push_back(known.asset);
  const absl::StatusOr<NotionalBalance> at_first =
      NotionalBalanceOf(alone, rates);
  if (!at_first.ok()) return at_first.status();
  const auto gone = gone_.find(known.key);
  if (gone == gone_.end()) return at_first->left;
  return std::max(Pence(), at_first->left - gone->second);
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
  if (noted_.empty() || noted_.back().assets != assets) {
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
      Pence& gone = gone_[noted.assets[i].key];
      gone = gone + taken;
      to_take = to_take - taken;
    }
  }
  noted_.clear();
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
