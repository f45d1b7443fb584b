// Days from what people type to the contracts' dates.
#ifndef CR_TOOLS_CAREREFORM_DATES_H_
#define CR_TOOLS_CAREREFORM_DATES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/common.pb.h"
#include "google/type/date.pb.h"

namespace carereform::command_line {

// Returns what is wrong with `text` as a day in the form 2025-10-20, or "".
std::string DateProblem(absl::string_view text);

// Returns the day that `text` names. Requires that DateProblem finds nothing.
google::type::Date DateFrom(absl::string_view text);

// Returns the runs of `months` whole months, 1 at least, from `first` to
// `last`, which are days in that form: 1 October to 31 March by 3 months is two
// of them. Returns a usage error, in which they are --from and --to, unless
// `first` begins a month and `last` ends the last run.
absl::StatusOr<std::vector<common::v1::DateRange>> MonthsBetween(
    absl::string_view first, absl::string_view last, int months);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_DATES_H_
