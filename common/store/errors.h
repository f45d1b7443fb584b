// The errors of stores, a function for each reason.

#ifndef CR_COMMON_STORE_ERRORS_H_
#define CR_COMMON_STORE_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::store::errors {

// DATA_LOSS, STORE_CORRUPT: `what`, such as "a stored fact", cannot be read.
absl::Status Corrupt(absl::string_view what);
// FAILED_PRECONDITION, STORE_NEWER: the data has `format`, which is later than
// `reads`.
absl::Status Newer(absl::string_view format, absl::string_view reads);
// NOT_FOUND, COUNCIL_NOT_FOUND.
absl::Status CouncilNotFound(absl::string_view council);
// DEADLINE_EXCEEDED, DEADLINE_EXCEEDED.
absl::Status DeadlineExceeded();

}  // namespace carereform::store::errors

#endif  // CR_COMMON_STORE_ERRORS_H_
