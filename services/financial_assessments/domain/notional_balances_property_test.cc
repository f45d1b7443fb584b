// What is left of notional capital, against going through all assets for each.

#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/notional_balances.h"

namespace carereform::financial_assessments {
namespace {

const absl::CivilDay kDisposed(2025, 1, 6);

// An asset of savings, so that all of its value counts.
Capital Asset(const std::string& id, int value, int disposed) {
  Capital asset;
  asset.id = id;
  asset.value = Pence::FromPence(value);
  asset.notional.emplace();
  asset.notional->disposed = kDisposed + disposed;
  asset.notional->decided = kDisposed + 100;
  return asset;
}

bool AreAlike(const Capital& a, const Capital& b) {
  return a.value == b.value && a.notional->disposed == b.notional->disposed;
}

// What has gone of assets, each found among all by what it is.
class Oracle {
 public:
  int64_t LeftOf(const Circumstances& of, size_t at) const {
    int64_t left = of.capital[at].value.value();
    for (const Taken& taken : taken_) {
      if (IsSame(taken.of, taken.at, of, at)) left -= taken.pence;
    }
    return std::max<int64_t>(0, left);
  }

  void Take(const Circumstances& of, int64_t pence) {
    for (size_t at = 0; at < of.capital.size(); ++at) {
      const int64_t taken = std::min(LeftOf(of, at), pence);
      pence -= taken;
      if (taken > 0) taken_.push_back({of, at, taken});
    }
  }

 private:
  struct Taken {
    Circumstances of;
    size_t at;
    int64_t pence;
  };

  static bool IsSame(const Circumstances& a, size_t at_a,
                     const Circumstances& b, size_t at_b) {
    const Capital& one = a.capital[at_a];
    const Capital& other = b.capital[at_b];
    if (!one.id.empty() || !other.id.empty()) return one.id == other.id;
    return AreAlike(one, other) && Before(a, at_a) == Before(b, at_b);
  }
  static int64_t Before(const Circumstances& of, size_t at) {
    return std::count_if(
        of.capital.begin(), of.capital.begin() + static_cast<int64_t>(at),
        [&](const Capital& asset) {
          return asset.id.empty() && AreAlike(asset, of.capital[at]);
        });
  }

  std::vector<Taken> taken_;
};

// Few values, days and ids, so that many assets are alike; an id is not twice
// in one version.
Circumstances RandomVersion() {
  Circumstances version;
  const int count = *rc::gen::inRange(0, 7);
  for (int i = 0; i < count; ++i) {
    const bool has_id = *rc::gen::arbitrary<bool>();
    version.capital.push_back(Asset(has_id ? std::to_string(i) : "",
                                    *rc::gen::inRange(0, 3) * 100,
                                    *rc::gen::inRange(0, 2)));
  }
  std::reverse(version.capital.begin(),
               version.capital.begin() + *rc::gen::inRange(0, count + 1));
  return version;
}

RC_GTEST_PROP(NotionalBalancesProperty, FallsAsGoingThroughAllAssetsHasIt, ()) {
  const RateTable rates;  // Savings need no figure.
  NotionalBalances balances;
  Oracle oracle;
  const int weeks = *rc::gen::inRange(1, 12);
  Circumstances version = RandomVersion();
  for (int week = 0; week < weeks; ++week) {
    RC_ASSERT(balances.BeginWeek(rates).ok());
    if (*rc::gen::inRange(0, 3) == 0) version = RandomVersion();
    const auto left = balances.Diminished(version, rates);
    RC_ASSERT(left.ok());
    for (size_t at = 0; at < version.capital.size(); ++at) {
      RC_ASSERT(left->capital[at].value.value() == oracle.LeftOf(version, at));
    }
    const int added = *rc::gen::inRange(0, 150);
    balances.Charged(version,
                     {Pence::FromPence(added + 7), Pence::FromPence(7)});
    oracle.Take(version, added);
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
