#include "services/financial_assessments/domain/capital_interest.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "common/types/checked_arithmetic.h"
#include "services/financial_assessments/domain/exact_pence.h"

namespace carereform::financial_assessments {
namespace {

// Returns `percent` of `value`, with a part of a penny as a whole one.
Pence PercentRoundedUp(Pence value, int64_t percent) {
  const int64_t hundredths = CheckedMultiply(value.value(), percent);
  const int64_t part_penny = hundredths % 100 != 0 ? 1 : 0;
  return Pence::FromPence(hundredths / 100 + part_penny);
}

// Returns `share` of `shares` of `whole`, without a part of a penny.
Pence ShareRoundedDown(Pence whole, int32_t share, int32_t shares) {
  return Pence::FromPence(CheckedMultiply(whole.value(), share) / shares);
}

// Adds the lines of one asset, keeping what is left of it.
class Interest {
 public:
  Interest(uint16_t item, ChargeLines& lines) : item_(item), lines_(lines) {}

  void Hold(LineRule rule, Pence value) {
    left_ = value;
    lines_.Add(Section::kCapital, rule, ExactPence(value), item_);
  }
  void TakeOff(LineRule rule, Pence amount,
               std::optional<Figure> figure = std::nullopt) {
    const Pence taken = std::min(amount, left_);
    left_ = left_ - taken;
    lines_.Add(Section::kCapital, rule, ExactPence(-taken), item_, figure);
  }
  Pence left() const { return left_; }

 private:
  uint16_t item_;
  ChargeLines& lines_;
  Pence left_;
};

}  // namespace

absl::StatusOr<Pence> AddInterest(const Capital& asset, uint16_t item,
                                  const RateTable& rates, ChargeLines& lines) {
  Interest interest(item, lines);
  interest.Hold(asset.notional.has_value() ? LineRule::kNotionalCapital
                                           : LineRule::kCapitalHeld,
                asset.value);
  if (asset.has_selling_costs) {
    const auto percent = FigureOf(rates, Figure::kSellingCostsPercent);
    if (!percent.ok()) return percent.status();
    interest.TakeOff(LineRule::kSellingCosts,
                     PercentRoundedUp(asset.value, *percent),
                     Figure::kSellingCostsPercent);
  }
  if (asset.secured_debt > Pence()) {
    interest.TakeOff(LineRule::kSecuredDebt, asset.secured_debt);
  }
  if (asset.share != asset.shares) {
    const Pence own =
        ShareRoundedDown(interest.left(), asset.share, asset.shares);
    interest.TakeOff(LineRule::kShareOfOthers, interest.left() - own);
  }
  return interest.left();
}

}  // namespace carereform::financial_assessments
