// Dates as officers write them in the cells of a sheet: the day first, then the
// month, then the year.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_SHEET_DATES_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_SHEET_DATES_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/types/civil_date.h"

namespace carereform::improvement {

// Returns the day or month that `text` names in one of the forms 2026-03-31,
// 31/03/2026, 31/3/26, 31 March 2026 and 31-Mar-26, or 2026-03, Mar-26 and
// March 2026. A year of two digits is of this century.
//
// Returns INVALID_ARGUMENT or OUT_OF_RANGE, with the rule and what to do, for
// any other text, for a day that does not exist and for a month above 12, which
// is what the American order, the month first, comes to after the 12th of a
// month. The message holds none of the text.
absl::StatusOr<DateOrMonth> ParseSheetDate(absl::string_view text);

// Returns a date in the form 2026-03-31, or 2026-03 for a month.
std::string FormatSheetDate(const DateOrMonth& date);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_SHEET_DATES_H_
