#include "services/reporting/domain/target_outcome.h"

#include "absl/status/status.h"

namespace carereform::reporting {
namespace {

// Holds the product of any two int64_t.
__extension__ using Wide = __int128;

absl::Status CheckDenominator(const Fraction& fraction) {
  if (fraction.denominator > 0) return absl::OkStatus();
  return absl::InvalidArgumentError(
      "a fraction's denominator must be above 0: where nothing was counted "
      "there is no value to compare");
}

// Returns a number below, at or above 0 as `a` is below, at or above `b`.
// Requires denominators above 0, so that multiplying by them keeps the order.
int Order(const Fraction& a, const Fraction& b) {
  const Wide left = Wide{a.numerator} * b.denominator;
  const Wide right = Wide{b.numerator} * a.denominator;
  return left < right ? -1 : (left > right ? 1 : 0);
}

int64_t PowerOfTen(int exponent) {
  int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool Holds(Comparator comparator, int order) {
  switch (comparator) {
    case Comparator::kAtMost:
      return order <= 0;
    case Comparator::kLessThan:
      return order < 0;
    case Comparator::kExactly:
      return order == 0;
    case Comparator::kAtLeast:
      return order >= 0;
    case Comparator::kMoreThan:
      return order > 0;
  }
  return false;
}

}  // namespace

absl::StatusOr<TargetOutcome> Compare(const Fraction& measured,
                                      Comparator comparator,
                                      const Decimal& target) {
  const absl::Status valid = CheckDenominator(measured);
  if (!valid.ok()) return valid;
  if (target.places < 0 || target.places > kMaxDecimalPlaces) {
    return absl::InvalidArgumentError(
        "a target has 0 to 18 decimal places: give fewer");
  }
  const Fraction wanted{target.units, PowerOfTen(target.places)};
  return Holds(comparator, Order(measured, wanted)) ? TargetOutcome::kMet
                                                    : TargetOutcome::kMissed;
}

Aim AimOf(Comparator comparator) {
  switch (comparator) {
    case Comparator::kAtMost:
    case Comparator::kLessThan:
      return Aim::kLower;
    case Comparator::kAtLeast:
    case Comparator::kMoreThan:
      return Aim::kHigher;
    case Comparator::kExactly:
      return Aim::kExact;
  }
  return Aim::kExact;
}

absl::StatusOr<std::optional<Movement>> MovementOf(const Fraction& previous,
                                                   const Fraction& current,
                                                   Aim aim) {
  for (const Fraction& fraction : {previous, current}) {
    const absl::Status valid = CheckDenominator(fraction);
    if (!valid.ok()) return valid;
  }
  const int order = Order(current, previous);
  if (order == 0) return std::optional<Movement>(Movement::kSame);
  if (aim == Aim::kExact) return std::optional<Movement>();
  const bool better = (order < 0) == (aim == Aim::kLower);
  return std::optional<Movement>(better ? Movement::kBetter : Movement::kWorse);
}

absl::StatusOr<Fraction> AsPercent(const Fraction& share) {
  Fraction percent = share;
  if (__builtin_mul_overflow(share.numerator, 100, &percent.numerator)) {
    return absl::OutOfRangeError(
        "the share is too large to give in percent: check its numerator");
  }
  return percent;
}

std::ostream& operator<<(std::ostream& out, TargetOutcome outcome) {
  return out << (outcome == TargetOutcome::kMet ? "met" : "missed");
}

std::ostream& operator<<(std::ostream& out, Movement movement) {
  switch (movement) {
    case Movement::kBetter:
      return out << "better";
    case Movement::kSame:
      return out << "same";
    case Movement::kWorse:
      return out << "worse";
  }
  return out;
}

}  // namespace carereform::reporting
