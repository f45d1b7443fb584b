// Weekly amounts that are not whole pence, such as a monthly pension by the
// week: exact, so that nothing is rounded before the one place where the law
// rounds.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXACT_PENCE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXACT_PENCE_H_

#include <compare>
#include <cstdint>

#include "common/types/checked_arithmetic.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// Parts of a penny. Divisible by what a year is divided by to have a week (52,
// 52.14 and 365/7), by 4 weeks and by a half: 8 x 3 x 5 x 11 x 13 x 73 x 79.
inline constexpr int64_t kPartsPerPenny = 98'961'720;

// An amount in parts of a penny; may be negative. Up to £900 million in size:
// arithmetic beyond it aborts.
class ExactPence {
 public:
  constexpr ExactPence() = default;
  constexpr explicit ExactPence(Pence pence)
      : parts_(CheckedMultiply(pence.value(), kPartsPerPenny)) {}

  // Returns `pence` x `times` / `over`. `over` must divide kPartsPerPenny, and
  // is positive.
  static constexpr ExactPence Of(Pence pence, int64_t times, int64_t over) {
    if (over <= 0 || kPartsPerPenny % over != 0) {
      AbortOutOfRange("a fraction of a penny");
    }
    return FromParts(CheckedMultiply(CheckedMultiply(pence.value(), times),
                                     kPartsPerPenny / over));
  }
  static constexpr ExactPence FromParts(int64_t parts) {
    ExactPence exact;
    exact.parts_ = parts;
    return exact;
  }

  constexpr int64_t parts() const { return parts_; }

  // Returns the whole pence at or below the amount.
  constexpr Pence Floor() const {
    const int64_t whole = parts_ / kPartsPerPenny;
    const bool below = parts_ % kPartsPerPenny < 0;
    return Pence::FromPence(below ? whole - 1 : whole);
  }
  // Returns the whole pence at or above the amount.
  constexpr Pence Ceiling() const { return -(-*this).Floor(); }

  friend constexpr ExactPence operator+(ExactPence a, ExactPence b) {
    return FromParts(CheckedAdd(a.parts_, b.parts_));
  }
  friend constexpr ExactPence operator-(ExactPence a, ExactPence b) {
    return FromParts(CheckedSubtract(a.parts_, b.parts_));
  }
  friend constexpr ExactPence operator-(ExactPence a) {
    return FromParts(CheckedSubtract(0, a.parts_));
  }
  friend constexpr auto operator<=>(ExactPence, ExactPence) = default;

 private:
  int64_t parts_ = 0;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_EXACT_PENCE_H_
