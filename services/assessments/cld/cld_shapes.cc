#include "services/assessments/cld/cld_shapes.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/people/nhs_number.h"
#include "common/people/postcode.h"
#include "common/types/civil_date.h"
#include "common/types/text_shape.h"

namespace carereform::assessments {
namespace {

constexpr size_t kMostDigits = 12;

bool IsDigits(absl::string_view text) {
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool IsDay(absl::string_view value) { return CldDay(value).has_value(); }

bool IsLaCode(absl::string_view value) { return HasShape(value, "000"); }

bool IsSpacedNhsNumber(absl::string_view value) {
  return people::IsNhsNumber(absl::StrReplaceAll(value, {{" ", ""}}));
}

bool IsLoosePostcode(absl::string_view value) {
  return people::IsPostcode(absl::AsciiStrToUpper(value));
}

// A letter and five digits.
bool IsPracticeCode(absl::string_view value) {
  return value.size() == 6 && absl::ascii_isalpha(value[0]) &&
         IsDigits(value.substr(1));
}

// 1-, and nine or more digits.
bool IsLocation(absl::string_view value) {
  return absl::ConsumePrefix(&value, "1-") && value.size() >= 9 &&
         IsDigits(value);
}

bool IsDecimal(absl::string_view value) {
  return CldHundredths(value).has_value();
}

constexpr std::array<CldShape, 10> kShapes = {{
    {"text", nullptr, "text"},
    {"date", &IsDay, "a day such as 2025-10-20 or 20/10/2025"},
    {"la_code", &IsLaCode, "the council's code of three digits"},
    {"nhs_number", &IsSpacedNhsNumber,
     "an NHS number of ten digits, of which the last is the check digit"},
    {"postcode", &IsLoosePostcode, "a postcode such as LE3 8RA"},
    {"gp_practice", &IsPracticeCode,
     "a practice's code: a letter and five digits"},
    {"cqc_location", &IsLocation, "a location's id such as 1-123456789"},
    {"number", &IsDigits, "a whole number"},
    {"money", &IsDecimal, "pounds such as 123.45"},
    {"decimal", &IsDecimal, "a number with at most two decimal places"},
}};

}  // namespace

const CldShape* CldShapeOf(absl::string_view word) {
  const auto* const found =
      std::find_if(kShapes.begin(), kShapes.end(),
                   [&](const CldShape& shape) { return word == shape.word; });
  return found == kShapes.end() ? nullptr : found;
}

std::optional<absl::CivilDay> CldDay(absl::string_view value) {
  if (HasShape(value, "00/00/0000")) {
    const auto day = ParseDate(absl::StrCat(
        value.substr(6), "-", value.substr(3, 2), "-", value.substr(0, 2)));
    if (day.ok()) return *day;
    return std::nullopt;
  }
  const auto day = ParseDate(value);
  if (day.ok()) return *day;
  return std::nullopt;
}

std::optional<int64_t> CldHundredths(absl::string_view value) {
  const bool negative = absl::ConsumePrefix(&value, "-");
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(value, absl::MaxSplits('.', 1));
  absl::string_view decimals = parts.second;
  if (!IsDigits(parts.first) || decimals.size() > 2) return std::nullopt;
  const bool has_point = parts.first.size() != value.size();
  if (has_point && !IsDigits(decimals)) return std::nullopt;
  const std::string digits =
      absl::StrCat(parts.first, decimals, decimals.size() < 2 ? "0" : "",
                   decimals.empty() ? "0" : "");
  int64_t hundredths = 0;
  if (!absl::SimpleAtoi(digits, &hundredths)) return std::nullopt;
  return negative ? -hundredths : hundredths;
}

}  // namespace carereform::assessments
