// The errors of imports, a function for each reason.

#ifndef CR_COMMON_IMPORTS_ERRORS_H_
#define CR_COMMON_IMPORTS_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::imports::errors {

// FAILED_PRECONDITION, IMPORT_NOT_RECEIVING.
absl::Status NotReceiving(absl::string_view state);
// INVALID_ARGUMENT, IMPORT_PART_OUT_OF_ORDER.
absl::Status PartOutOfOrder(int64_t offset, int64_t expected);
// FAILED_PRECONDITION, IMPORT_INCOMPLETE.
absl::Status Incomplete(int64_t received, int64_t size);
// FAILED_PRECONDITION, IMPORT_NOT_CHECKED.
absl::Status NotChecked(absl::string_view state);

// FAILED_PRECONDITION, IMPORT_NOT_DIVISIBLE.
absl::Status NotDivisible();

}  // namespace carereform::imports::errors

#endif  // CR_COMMON_IMPORTS_ERRORS_H_
