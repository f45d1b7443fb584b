// What to do about an error.
#ifndef CR_TOOLS_CAREREFORM_REMEDIES_H_
#define CR_TOOLS_CAREREFORM_REMEDIES_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {

// Returns what to do about an error of this `reason`, or else of this `code`,
// in a sentence.
absl::string_view RemedyFor(absl::StatusCode code, absl::string_view reason);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_REMEDIES_H_
