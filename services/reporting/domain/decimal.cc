#include "services/reporting/domain/decimal.h"

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace carereform::reporting {
namespace {

absl::Status NotADecimal() {
  return absl::InvalidArgumentError(
      "a figure is digits, with a point and decimal places if it has them: "
      "write it like 341 or 59.51");
}

bool AllDigits(absl::string_view text) {
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

}  // namespace

absl::StatusOr<Decimal> ParseDecimal(absl::string_view text) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  const size_t point = text.find('.');
  const bool has_point = point != absl::string_view::npos;
  const absl::string_view whole = text.substr(0, point);
  const absl::string_view fraction =
      has_point ? text.substr(point + 1) : absl::string_view();
  if (!AllDigits(whole) || (has_point && !AllDigits(fraction))) {
    return NotADecimal();
  }
  if (whole.size() > 1 && whole.front() == '0') return NotADecimal();
  if (fraction.size() > kMaxDecimalPlaces) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a figure has at most ", kMaxDecimalPlaces, " decimal places"));
  }
  // Counted downwards: the smallest int64_t has no positive twin.
  int64_t units = 0;
  bool fits = true;
  for (const absl::string_view digits : {whole, fraction}) {
    for (const char digit : digits) {
      fits = fits && !__builtin_mul_overflow(units, 10, &units) &&
             !__builtin_sub_overflow(units, digit - '0', &units);
    }
  }
  if (fits && !negative) fits = !__builtin_sub_overflow(0, units, &units);
  if (!fits) {
    return absl::OutOfRangeError(
        "the figure is too large to hold: check the number of digits");
  }
  if (negative && units == 0) return NotADecimal();
  return Decimal{units, static_cast<int>(fraction.size())};
}

std::string PrintDecimal(Decimal number) {
  const bool negative = number.units < 0;
  const uint64_t size = negative
                            ? uint64_t{0} - static_cast<uint64_t>(number.units)
                            : static_cast<uint64_t>(number.units);
  std::string digits = absl::StrCat(size);
  const auto places = static_cast<size_t>(number.places);
  if (digits.size() <= places)
    digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return absl::StrCat(negative ? "-" : "", digits);
}

std::ostream& operator<<(std::ostream& out, Decimal number) {
  return out << PrintDecimal(number);
}

}  // namespace carereform::reporting
