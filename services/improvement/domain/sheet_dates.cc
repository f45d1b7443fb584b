#include "services/improvement/domain/sheet_dates.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "common/types/text_shape.h"

namespace carereform::improvement {
namespace {

constexpr absl::string_view kMonths[] = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr size_t kShortMonth = 3;  // As in "mar".

absl::Status NoDate() {
  return absl::InvalidArgumentError(
      "is not a date: write a day as 31/03/2026, or a month as Mar-26");
}

bool IsNumber(absl::string_view text, size_t most_digits) {
  return !text.empty() && text.size() <= most_digits &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isdigit(c); });
}

// Returns the number of a month from its name or the first three letters of it.
std::optional<int> MonthOf(absl::string_view text) {
  const std::string name = absl::AsciiStrToLower(text);
  if (name.size() < kShortMonth) return std::nullopt;
  for (size_t i = 0; i < std::size(kMonths); ++i) {
    if (name == kMonths[i] || name == kMonths[i].substr(0, kShortMonth)) {
      return static_cast<int>(i) + 1;
    }
  }
  return std::nullopt;
}

std::optional<int> YearOf(absl::string_view text) {
  if (!IsNumber(text, 4)) return std::nullopt;
  if (text.size() == 2) return 2000 + NumberIn(text);
  if (text.size() == 4) return NumberIn(text);
  return std::nullopt;
}

absl::StatusOr<DateOrMonth> Named(absl::string_view day_text, int month,
                                  absl::string_view year_text) {
  const std::optional<int> year = YearOf(year_text);
  if (!year.has_value()) return NoDate();
  if (day_text.empty()) {
    return ParseDateOrMonth(absl::StrFormat("%04d-%02d", *year, month));
  }
  if (!IsNumber(day_text, 2)) return NoDate();
  if (month > 12) {
    return absl::InvalidArgumentError(
        "has a month above 12: write the day first, then the month, as in "
        "31/03/2026");
  }
  return ParseDateOrMonth(
      absl::StrFormat("%04d-%02d-%02d", *year, month, NumberIn(day_text)));
}

}  // namespace

absl::StatusOr<DateOrMonth> ParseSheetDate(absl::string_view text) {
  text = absl::StripAsciiWhitespace(text);
  if (HasShape(text, "0000-00-00") || HasShape(text, "0000-00")) {
    return ParseDateOrMonth(text);
  }
  if (absl::StrContains(text, '/')) {
    const std::vector<absl::string_view> parts = absl::StrSplit(text, '/');
    if (parts.size() != 3 || !IsNumber(parts[1], 2)) return NoDate();
    return Named(parts[0], NumberIn(parts[1]), parts[2]);
  }
  const std::vector<absl::string_view> parts =
      absl::StrSplit(text, absl::ByAnyChar(" -"), absl::SkipEmpty());
  if (parts.size() != 2 && parts.size() != 3) return NoDate();
  const bool has_day = parts.size() == 3;
  const std::optional<int> month = MonthOf(parts[has_day ? 1 : 0]);
  if (!month.has_value()) return NoDate();
  return Named(has_day ? parts[0] : "", *month, parts.back());
}

std::string FormatSheetDate(const DateOrMonth& date) {
  const std::string day = FormatDate(date.day);
  return date.month_precision ? day.substr(0, day.size() - 3) : day;
}

}  // namespace carereform::improvement
