// The day whose state a snapshot shows, as the note before its rows says.

#ifndef CR_COMMON_IMPORTS_EXTRACT_DAY_H_
#define CR_COMMON_IMPORTS_EXTRACT_DAY_H_

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/imports/issues.h"

namespace carereform::imports {

// Returns the day of the line `extract_date: 2026-10-01` of `note`. Adds an
// issue and returns nothing where there is none, for no day, and for one after
// `today`.
std::optional<absl::CivilDay> ReadExtractDay(absl::string_view note,
                                             absl::CivilDay today,
                                             Issues& issues);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_EXTRACT_DAY_H_
