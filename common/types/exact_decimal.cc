#include "common/types/exact_decimal.h"

#include <cstddef>

#include "absl/numeric/int128.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace carereform {
namespace {

// The largest number of digits before the point that ThousandthsOf reads.
constexpr size_t kLongestWhole = 12;

// A quotient rounded to a whole number, its sign apart so that "-0" never
// appears.
struct Quotient {
  bool negative = false;
  uint64_t magnitude = 0;
};

// Takes the exact product, because a product of counts can leave 64 bits.
Quotient Divide(absl::int128 product, int64_t whole) {
  const absl::int128 size = product < 0 ? -product : product;
  const absl::int128 rounded = (size * 2 + whole) / (absl::int128(whole) * 2);
  return {product < 0 && rounded > 0, static_cast<uint64_t>(rounded)};
}

absl::string_view Sign(const Quotient& quotient) {
  return quotient.negative ? "-" : "";
}

size_t DigitsAt(absl::string_view text) {
  size_t length = 0;
  while (length < text.size() && absl::ascii_isdigit(text[length])) ++length;
  return length;
}

// How many characters at the front of `text` are a number with commas between
// its thousands.
size_t NumberAt(absl::string_view text) {
  size_t length = DigitsAt(text);
  while (length + 3 < text.size() && text[length] == ',' &&
         DigitsAt(text.substr(length + 1)) == 3) {
    length += 4;
  }
  if (length + 1 < text.size() && text[length] == '.') {
    const size_t decimals = DigitsAt(text.substr(length + 1));
    if (decimals > 0) length += 1 + decimals;
  }
  return length;
}

}  // namespace

std::string HalfOf(int64_t times_two) {
  const int64_t whole = times_two / 2;
  if (times_two % 2 == 0) return absl::StrCat(whole);
  return absl::StrCat(times_two < 0 ? "-" : "", whole < 0 ? -whole : whole,
                      ".5");
}

std::string RoundedToWhole(int64_t part, int64_t per, int64_t whole) {
  const Quotient quotient = Divide(absl::int128(part) * per, whole);
  return absl::StrCat(Sign(quotient), quotient.magnitude);
}

std::string RoundedToTenth(int64_t part, int64_t per, int64_t whole) {
  const absl::int128 product = absl::int128(part) * per;
  if (product % whole == 0) return RoundedToWhole(part, per, whole);
  const Quotient tenths = Divide(product * 10, whole);
  return absl::StrCat(Sign(tenths), tenths.magnitude / 10, ".",
                      tenths.magnitude % 10);
}

bool IsDecimal(absl::string_view text) {
  if (absl::StartsWith(text, "-")) text.remove_prefix(1);
  const size_t whole = DigitsAt(text);
  if (whole == 0 || (whole > 1 && text[0] == '0')) return false;
  if (whole == text.size()) return true;
  if (text[whole] != '.') return false;
  const absl::string_view decimals = text.substr(whole + 1);
  return !decimals.empty() && DigitsAt(decimals) == decimals.size();
}

std::optional<int64_t> ThousandthsOf(absl::string_view decimal) {
  if (!IsDecimal(decimal)) return std::nullopt;
  const bool negative = absl::StartsWith(decimal, "-");
  if (negative) decimal.remove_prefix(1);
  const size_t whole = DigitsAt(decimal);
  if (whole > kLongestWhole) return std::nullopt;
  std::string digits(decimal.substr(0, whole));
  for (size_t i = 0; i < 3; ++i) {
    const size_t at = whole + 1 + i;
    digits.push_back(at < decimal.size() ? decimal[at] : '0');
  }
  int64_t thousandths = 0;
  if (!absl::SimpleAtoi(digits, &thousandths)) return std::nullopt;
  return negative ? -thousandths : thousandths;
}

std::optional<std::string> FirstDecimalIn(absl::string_view text) {
  while (!text.empty() && !absl::ascii_isdigit(text[0])) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::string number;
  for (const char c : text.substr(0, NumberAt(text))) {
    if (c != ',') number.push_back(c);
  }
  return number;
}

std::string WithThousands(absl::string_view decimal) {
  std::string result;
  if (absl::StartsWith(decimal, "-")) {
    result = "-";
    decimal.remove_prefix(1);
  }
  const size_t whole = DigitsAt(decimal);
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) result.push_back(',');
    result.push_back(decimal[i]);
  }
  absl::StrAppend(&result, decimal.substr(whole));
  return result;
}

}  // namespace carereform
