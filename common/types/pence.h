// Money. One type, whole pence, exact: no operation rounds, wraps or uses
// floating point.
#ifndef CR_COMMON_TYPES_PENCE_H_
#define CR_COMMON_TYPES_PENCE_H_

#include <compare>
#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/types/checked_arithmetic.h"

namespace carereform {

// An amount of pounds sterling in whole pence; may be negative. Zero unless
// told otherwise. Arithmetic that leaves the range of int64_t aborts.
class Pence {
 public:
  constexpr Pence() = default;

  // Returns the amount of `pence` pence.
  static constexpr Pence FromPence(int64_t pence) { return Pence(pence); }

  // Returns the amount of `pounds` whole pounds.
  static constexpr Pence FromPounds(int64_t pounds) {
    return Pence(CheckedMultiply(pounds, 100));
  }

  // The amount in pence.
  constexpr int64_t value() const { return value_; }

  friend constexpr Pence operator+(Pence a, Pence b) {
    return Pence(CheckedAdd(a.value_, b.value_));
  }
  friend constexpr Pence operator-(Pence a, Pence b) {
    return Pence(CheckedSubtract(a.value_, b.value_));
  }
  friend constexpr Pence operator-(Pence a) {
    return Pence(CheckedSubtract(0, a.value_));
  }
  friend constexpr Pence operator*(Pence a, int64_t times) {
    return Pence(CheckedMultiply(a.value_, times));
  }
  friend constexpr auto operator<=>(Pence, Pence) = default;

 private:
  explicit constexpr Pence(int64_t value) : value_(value) {}

  int64_t value_ = 0;
};

// Returns `amount` as people write it: "£2,800,000" for whole pounds, "£12.34"
// otherwise. A negative amount always shows its pence, "-£1.00", because it is
// a shortfall or correction that someone reconciles to the penny.
std::string FormatPounds(Pence amount);

// Returns the amount written in `text`: pounds, with two digits of pence or
// none, with or without "£", "-" and commas between thousands. Accepts all that
// FormatPounds writes.
//
// Returns INVALID_ARGUMENT for any other shape, OUT_OF_RANGE for an amount that
// does not fit in 64 bits of pence.
absl::StatusOr<Pence> ParsePounds(absl::string_view text);

// Writes FormatPounds(amount).
std::ostream& operator<<(std::ostream& out, Pence amount);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_PENCE_H_
