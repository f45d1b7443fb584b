// Whether a measured value meets a target. Both are exact, and so is the
// comparison: 42.0001% misses a target of 42%.
#ifndef CR_SERVICES_REPORTING_DOMAIN_TARGET_OUTCOME_H_
#define CR_SERVICES_REPORTING_DOMAIN_TARGET_OUTCOME_H_

#include <cstdint>
#include <optional>
#include <ostream>

#include "absl/status/statusor.h"
#include "services/reporting/domain/decimal.h"

namespace carereform::reporting {

// The number numerator / denominator. A median that is held doubled is
// {median_times_two, 2}, a count {n, 1}.
struct Fraction {
  int64_t numerator = 0;
  int64_t denominator = 1;  // Above 0.
};

// How a value is held against its target.
enum class Comparator { kAtMost, kLessThan, kExactly, kAtLeast, kMoreThan };

enum class TargetOutcome { kMet, kMissed };

// Which way a measure should move.
enum class Aim {
  kLower,   // Lower is better: its target is "at most" or "less than".
  kHigher,  // Higher is better: "at least" or "more than".
  kExact,   // Neither: "exactly".
};

// How a value has moved since the last one.
enum class Movement { kBetter, kSame, kWorse };

// Returns kMet if `measured` is to `target` as `comparator` says, else kMissed.
// Returns INVALID_ARGUMENT if the denominator is not above 0 or the target does
// not have 0 to kMaxDecimalPlaces decimal places.
absl::StatusOr<TargetOutcome> Compare(const Fraction& measured,
                                      Comparator comparator,
                                      const Decimal& target);

// Returns the aim of a target with `comparator`.
Aim AimOf(Comparator comparator);

// Returns how `current` stands to `previous`; empty if the aim is kExact and
// they differ, because then neither way is better in itself.
// Returns INVALID_ARGUMENT if a denominator is not above 0.
absl::StatusOr<std::optional<Movement>> MovementOf(const Fraction& previous,
                                                   const Fraction& current,
                                                   Aim aim);

// Returns 100 times `share`, to hold a share against a target in percent.
// Returns OUT_OF_RANGE if the numerator is too large for that.
absl::StatusOr<Fraction> AsPercent(const Fraction& share);

// Write "met" or "missed"; "better", "same" or "worse".
std::ostream& operator<<(std::ostream& out, TargetOutcome outcome);
std::ostream& operator<<(std::ostream& out, Movement movement);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_TARGET_OUTCOME_H_
