#include "common/types/quarter.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "common/types/text_shape.h"

namespace carereform {
namespace {

constexpr absl::string_view kShape = "0000-00 Q0";

// "2025-26": a financial year is named for both calendar years it touches.
std::string YearName(int first_year) {
  return absl::StrCat(absl::Dec(first_year, absl::kZeroPad4), "-",
                      absl::Dec((first_year + 1) % 100, absl::kZeroPad2));
}

}  // namespace

absl::StatusOr<FinancialQuarter> ParseQuarter(absl::string_view text) {
  if (!HasShape(text, kShape)) {
    return absl::InvalidArgumentError(
        "a quarter is a financial year and Q1 to Q4: write it like "
        "2025-26 Q3");
  }
  const int first_year = NumberIn(text.substr(0, 4));
  const int quarter = NumberIn(text.substr(9, 1));
  if (first_year < kFirstYear || first_year >= kLastYear) {
    return absl::OutOfRangeError(
        absl::StrCat("the year ", first_year, " is outside ", kFirstYear,
                     " to ", kLastYear - 1, ": check the year"));
  }
  if (NumberIn(text.substr(5, 2)) != (first_year + 1) % 100) {
    return absl::InvalidArgumentError(absl::StrCat(
        "a financial year is two years that follow one another: the one that "
        "begins in April ",
        first_year, " is ", YearName(first_year)));
  }
  if (quarter < 1 || quarter > 4) {
    return absl::InvalidArgumentError(absl::StrCat(
        "there is no Q", quarter,
        ": quarters run from Q1 (April to June) to Q4 (January to March)"));
  }
  return FinancialQuarter{first_year, quarter};
}

std::string FormatQuarter(FinancialQuarter quarter) {
  return absl::StrCat(YearName(quarter.first_year), " Q", quarter.quarter);
}

Period QuarterPeriod(FinancialQuarter quarter) {
  const absl::CivilMonth april(quarter.first_year, 4);
  const absl::CivilMonth start = april + 3 * (quarter.quarter - 1);
  return Period{absl::CivilDay(start), absl::CivilDay(start + 3)};
}

FinancialQuarter QuarterOf(absl::CivilDay day) {
  const bool before_april = day.month() < 4;
  const auto first_year = day.year() - (before_april ? 1 : 0);
  const int quarter = before_april ? 4 : (day.month() - 1) / 3;
  return FinancialQuarter{static_cast<int>(first_year), quarter};
}

std::ostream& operator<<(std::ostream& out, FinancialQuarter quarter) {
  return out << FormatQuarter(quarter);
}

}  // namespace carereform
