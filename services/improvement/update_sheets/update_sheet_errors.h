// The errors of update sheets, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::improvement::errors {

// FAILED_PRECONDITION, SHEET_NOT_READY: so many rows are refused and stale.
absl::Status SheetNotReady(int refused, int stale);

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_ERRORS_H_
