#include "services/improvement/update_sheets/update_sheet_errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::improvement::errors {

absl::Status SheetNotReady(int refused, int stale) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "SHEET_NOT_READY",
      absl::StrCat("of the rows, ", refused, " are refused and ", stale,
                   " are older than what is stored, so nothing was changed: "
                   "look at the preview, then correct them or leave them out"),
      {{"refused", absl::StrCat(refused)}, {"stale", absl::StrCat(stale)}});
}

}  // namespace carereform::improvement::errors
