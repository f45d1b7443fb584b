#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/capital.h"
#include "services/financial_assessments/domain/capital_changes.h"
#include "services/financial_assessments/domain/charging_setting.h"
#include "services/financial_assessments/domain/means_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using means_fixture::Book;
using means_fixture::kMonday;
using means_fixture::Pennies;

int64_t Upto(int64_t most) { return *rc::gen::inRange<int64_t>(0, most + 1); }

// A day within two years of kMonday, or none.
std::optional<CivilDay> MaybeDay() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return kMonday + (Upto(1'400) - 700);
}

Capital AnyAsset() {
  Capital asset;
  asset.type = static_cast<CapitalType>(*rc::gen::inRange(1, kCapitalTypes));
  asset.value = Pennies(Upto(30'000'00));
  asset.secured_debt = Pennies(Upto(asset.value.value()));
  asset.has_selling_costs = *rc::gen::arbitrary<bool>();
  asset.shares = *rc::gen::inRange(1, 21);
  asset.share = *rc::gen::inRange(1, asset.shares + 1);
  asset.disregard = static_cast<PropertyDisregard>(*rc::gen::inRange(0, 8));
  asset.occupier_left = MaybeDay();
  asset.unexpected_change = MaybeDay();
  asset.received = MaybeDay();
  if (*rc::gen::inRange(0, 5) == 0) asset.notional = Deprivation{};
  return asset;
}

Circumstances AnyOwner() {
  Circumstances owner;
  owner.setting = static_cast<Setting>(*rc::gen::inRange(1, kSettings));
  owner.care_home_since = kMonday - Upto(120);
  if (*rc::gen::arbitrary<bool>()) {
    owner.earlier_stay_ended = *owner.care_home_since - (1 + Upto(400));
    owner.earlier_disregard_days = static_cast<int32_t>(Upto(84));
  }
  const int64_t assets = Upto(6);
  for (int64_t i = 0; i < assets; ++i) owner.capital.push_back(AnyAsset());
  return owner;
}

Pence CountedOn(const Circumstances& owner, CivilDay day) {
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  return AssessCapital(owner, book.rules(), day, lines)->counted;
}

RC_GTEST_PROP(AssessCapitalProperty, LinesSumToWhatCounts, ()) {
  const Circumstances owner = AnyOwner();
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kLines);
  const auto assessed = AssessCapital(owner, book.rules(), kMonday, lines);
  int64_t sum = 0;
  std::vector<int64_t> of_item(owner.capital.size());
  for (const ChargeLine& line : lines.lines()) {
    RC_ASSERT(line.section == Section::kCapital);
    RC_ASSERT(line.amount.Floor() == line.amount.Ceiling());
    sum += line.amount.Floor().value();
    of_item[line.item] += line.amount.Floor().value();
  }
  RC_ASSERT(sum == assessed->counted.value());
  for (size_t i = 0; i < of_item.size(); ++i) {
    RC_ASSERT(of_item[i] >= 0);
    RC_ASSERT(of_item[i] <= owner.capital[i].value.value());
  }
}

// No asset is taken off by two disregards.
RC_GTEST_PROP(AssessCapitalProperty, EachAssetIsDisregardedOnceAtMost, ()) {
  const Circumstances owner = AnyOwner();
  const Book book;
  ChargeLines lines(ChargeLines::Keep::kLines);
  RC_ASSERT(AssessCapital(owner, book.rules(), kMonday, lines).ok());
  std::vector<int> disregards(owner.capital.size());
  for (const ChargeLine& line : lines.lines()) {
    const bool worth = line.rule == LineRule::kCapitalHeld ||
                       line.rule == LineRule::kNotionalCapital ||
                       line.rule == LineRule::kSellingCosts ||
                       line.rule == LineRule::kSecuredDebt ||
                       line.rule == LineRule::kShareOfOthers;
    if (!worth) RC_ASSERT(++disregards[line.item] == 1);
  }
}

// The oracle takes off a tenth and the debt in thousandths of a penny of the
// person's share, and rounds once, down. Where a tenth is no whole penny,
// rounding it by itself takes a penny more at most.
RC_GTEST_PROP(AssessCapitalProperty, AgreesWithOneExactFraction, ()) {
  Capital asset = AnyAsset();
  asset.type = CapitalType::kSavings;
  const int64_t value = asset.value.value();
  const int64_t tenths =
      std::max<int64_t>(0, value * (asset.has_selling_costs ? 9 : 10) -
                               10 * asset.secured_debt.value());
  const int64_t exact = tenths * asset.share / (int64_t{10} * asset.shares);
  Circumstances owner;
  owner.capital = {asset};
  const int64_t counted = CountedOn(owner, kMonday).value();
  RC_ASSERT(counted <= exact);
  RC_ASSERT(counted >= exact - 1);
  if (!asset.has_selling_costs) RC_ASSERT(counted == exact);
}

RC_GTEST_PROP(AssessCapitalProperty, MoreOfAnAssetNeverLowersWhatCounts, ()) {
  Circumstances owner = AnyOwner();
  owner.capital.push_back(AnyAsset());
  const Pence less = CountedOn(owner, kMonday);
  Capital& asset =
      owner.capital[*rc::gen::inRange<size_t>(0, owner.capital.size())];
  asset.value = asset.value + Pennies(Upto(2'000));
  RC_ASSERT(CountedOn(owner, kMonday) >= less);
}

RC_GTEST_PROP(AssessCapitalProperty, OrderDoesNotMatter, ()) {
  Circumstances owner = AnyOwner();
  const Pence counted = CountedOn(owner, kMonday);
  std::reverse(owner.capital.begin(), owner.capital.end());
  RC_ASSERT(CountedOn(owner, kMonday) == counted);
  if (owner.capital.empty()) return;
  std::rotate(owner.capital.begin(), owner.capital.begin() + 1,
              owner.capital.end());
  RC_ASSERT(CountedOn(owner, kMonday) == counted);
}

// Each half rounds its costs and its share by itself, in the person's favour:
// a penny for each of the two.
RC_GTEST_PROP(AssessCapitalProperty, SplittingAnAssetChangesTwoPenniesAtMost,
              ()) {
  Capital half = AnyAsset();
  Capital whole = half;
  whole.value = half.value * 2;
  whole.secured_debt = half.secured_debt * 2;
  Circumstances owner = AnyOwner();
  Circumstances split = owner;
  owner.capital.push_back(whole);
  split.capital.push_back(half);
  split.capital.push_back(half);
  const Pence lost = CountedOn(owner, kMonday) - CountedOn(split, kMonday);
  RC_ASSERT(lost >= Pence());
  RC_ASSERT(lost <= Pennies(2));
}

// What is owned alone, and can be had without selling, splits anywhere.
RC_GTEST_PROP(AssessCapitalProperty, SplittingSavingsChangesNothing, ()) {
  Circumstances owner = AnyOwner();
  Circumstances split = owner;
  const Pence value = Pennies(Upto(30'000'00));
  const Pence part = Pennies(Upto(value.value()));
  owner.capital.push_back(means_fixture::Savings(value));
  split.capital.push_back(means_fixture::Savings(part));
  split.capital.push_back(means_fixture::Savings(value - part));
  RC_ASSERT(CountedOn(owner, kMonday) == CountedOn(split, kMonday));
}

// The oracle asks about every day until it sees the lines change.
RC_GTEST_PROP(NextCapitalChangeProperty, AgreesWithWalkingDayByDay, ()) {
  const Circumstances owner = AnyOwner();
  Book book;
  book.policy.short_term_as_non_residential = *rc::gen::arbitrary<bool>();
  const auto rules_on = [&](CivilDay day) {
    ChargeLines lines(ChargeLines::Keep::kLines);
    Circumstances as_charged = owner;
    as_charged.setting = *ChargedAs(owner, book.rules(), day, lines);
    RC_ASSERT(AssessCapital(as_charged, book.rules(), day, lines).ok());
    std::vector<LineRule> rules;
    for (const ChargeLine& line : lines.lines()) rules.push_back(line.rule);
    return rules;
  };
  const std::vector<LineRule> today = rules_on(kMonday);
  std::optional<CivilDay> expected;
  for (CivilDay day = kMonday + 1; day < kMonday + 1'200; ++day) {
    if (rules_on(day) == today) continue;
    expected = day;
    break;
  }
  RC_ASSERT(*NextCapitalChange(owner, book.rules(), kMonday) == expected);
}

}  // namespace
}  // namespace carereform::financial_assessments
