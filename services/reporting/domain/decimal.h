// Published figures as they are printed: exact, with their decimal places.
#ifndef CR_SERVICES_REPORTING_DOMAIN_DECIMAL_H_
#define CR_SERVICES_REPORTING_DOMAIN_DECIMAL_H_

#include <cstdint>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::reporting {

// The most decimal places that a figure may have: 10 to their power is the
// greatest that fits in an int64_t.
inline constexpr int kMaxDecimalPlaces = 18;

// The number units / 10^places: 59.51 is {5951, 2}. 0.5 and 0.50 are the same
// number written with different care, and so are not equal here.
struct Decimal {
  int64_t units = 0;
  int places = 0;  // 0 to kMaxDecimalPlaces.

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

// Returns the number that `text` writes: digits, with "-" before and a point
// and more digits after if need be. No commas, signs of percent or pounds,
// exponents, or noughts that say nothing ("007", "-0").
//
// Returns INVALID_ARGUMENT for any other shape and for more than
// kMaxDecimalPlaces places, OUT_OF_RANGE if the digits do not fit in 64 bits.
absl::StatusOr<Decimal> ParseDecimal(absl::string_view text);

// Returns `number` as ParseDecimal reads it, with all its decimal places.
std::string PrintDecimal(Decimal number);

// Writes PrintDecimal(number).
std::ostream& operator<<(std::ostream& out, Decimal number);

}  // namespace carereform::reporting

#endif  // CR_SERVICES_REPORTING_DOMAIN_DECIMAL_H_
