// Quarters of the financial year, which runs from 1 April to 31 March.
#ifndef CR_COMMON_TYPES_QUARTER_H_
#define CR_COMMON_TYPES_QUARTER_H_

#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/period.h"

namespace carereform {

// A quarter of the financial year that begins on 1 April of `first_year`.
// Q1 is April to June, Q4 January to March of the next calendar year.
struct FinancialQuarter {
  int first_year = 0;
  int quarter = 1;  // 1 to 4.

  friend bool operator==(const FinancialQuarter&,
                         const FinancialQuarter&) = default;
};

// Returns the quarter that `text` names in the form "2025-26 Q3".
//
// Returns INVALID_ARGUMENT for any other shape, for a second year that does not
// follow the first and for quarters other than 1 to 4, and OUT_OF_RANGE for
// years outside kFirstYear to kLastYear.
absl::StatusOr<FinancialQuarter> ParseQuarter(absl::string_view text);

// Returns `quarter` in the form "2025-26 Q3".
std::string FormatQuarter(FinancialQuarter quarter);

// Returns the days of `quarter`. Requires `quarter.quarter` from 1 to 4.
Period QuarterPeriod(FinancialQuarter quarter);

// Returns the quarter that holds `day`.
FinancialQuarter QuarterOf(absl::CivilDay day);

// Writes FormatQuarter(quarter).
std::ostream& operator<<(std::ostream& out, FinancialQuarter quarter);

}  // namespace carereform

#endif  // CR_COMMON_TYPES_QUARTER_H_
