// Days from what people type to the contracts' dates.
#ifndef CR_TOOLS_CAREREFORM_DATES_H_
#define CR_TOOLS_CAREREFORM_DATES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "google/type/date.pb.h"

namespace carereform::command_line {

// Returns what is wrong with `text` as a day in the form 2025-10-20, or "".
std::string DateProblem(absl::string_view text);

// Returns the day that `text` names. Requires that DateProblem finds nothing.
google::type::Date DateFrom(absl::string_view text);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_DATES_H_
