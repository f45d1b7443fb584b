#include "common/types/pence.h"

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace carereform {
namespace {

constexpr absl::string_view kPound = "£";

absl::Status NotAnAmount() {
  return absl::InvalidArgumentError(
      "an amount is pounds with two digits of pence or none: write it like "
      "1234, 1,234 or 1,234.56");
}

std::string WithCommas(uint64_t number) {
  std::string digits = absl::StrCat(number);
  for (size_t i = digits.size(); i > 3;) {
    i -= 3;
    digits.insert(i, 1, ',');
  }
  return digits;
}

bool AllDigits(absl::string_view text) {
  for (const char c : text) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return false;
  }
  return !text.empty();
}

// Returns the digits of a number of whole pounds, without its commas; empty if
// it is not one.
std::string DigitsOfPounds(absl::string_view text) {
  const size_t first_comma = text.find(',');
  if (first_comma == absl::string_view::npos) {
    return AllDigits(text) ? std::string(text) : "";
  }
  const absl::string_view head = text.substr(0, first_comma);
  if (head.size() > 3 || !AllDigits(head)) return "";
  std::string digits(head);
  text.remove_prefix(first_comma);
  while (!text.empty()) {
    const absl::string_view group = text.substr(1, 3);
    if (text[0] != ',' || group.size() != 3 || !AllDigits(group)) return "";
    digits.append(group.data(), group.size());
    text.remove_prefix(4);
  }
  return digits;
}

}  // namespace

std::string FormatPounds(Pence amount) {
  const bool negative = amount < Pence();
  // The smallest int64_t has no positive twin, so the size is unsigned.
  const uint64_t size =
      negative ? uint64_t{0} - static_cast<uint64_t>(amount.value())
               : static_cast<uint64_t>(amount.value());
  std::string text =
      absl::StrCat(negative ? "-" : "", kPound, WithCommas(size / 100));
  if (negative || size % 100 != 0) {
    absl::StrAppend(&text, ".", absl::Dec(size % 100, absl::kZeroPad2));
  }
  return text;
}

absl::StatusOr<Pence> ParsePounds(absl::string_view text) {
  const bool negative = absl::ConsumePrefix(&text, "-");
  absl::ConsumePrefix(&text, kPound);
  const size_t point = text.find('.');
  absl::string_view pence = "00";
  if (point != absl::string_view::npos) {
    pence = text.substr(point + 1);
    if (pence.size() != 2 || !AllDigits(pence)) return NotAnAmount();
  }
  std::string digits = DigitsOfPounds(text.substr(0, point));
  if (digits.empty()) return NotAnAmount();
  digits.append(pence.data(), pence.size());

  // Counted downwards: the smallest int64_t has no positive twin.
  int64_t value = 0;
  for (const char digit : digits) {
    if (__builtin_mul_overflow(value, 10, &value) ||
        __builtin_sub_overflow(value, digit - '0', &value)) {
      return absl::OutOfRangeError(
          "the amount is too large to hold: check the number of digits");
    }
  }
  if (!negative && __builtin_sub_overflow(0, value, &value)) {
    return absl::OutOfRangeError(
        "the amount is too large to hold: check the number of digits");
  }
  return Pence::FromPence(value);
}

std::ostream& operator<<(std::ostream& out, Pence amount) {
  return out << FormatPounds(amount);
}

}  // namespace carereform
