// Update sheets as files that Excel and LibreOffice open, written and read by a
// Python program: the server never runs it.
#ifndef CR_TOOLS_CAREREFORM_UPDATE_SHEET_FILE_H_
#define CR_TOOLS_CAREREFORM_UPDATE_SHEET_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/update_sheets.pb.h"

namespace carereform::command_line {

// Returns the bytes of a sheet as a file of that ending, `xlsx` or `ods`.
// Errors: FAILED_PRECONDITION, reason SHEET_PROGRAM_FAILED, where the Python
// program or what it needs is missing; UNKNOWN, reason FILE_UNWRITABLE.
absl::StatusOr<std::string> WriteSheetFile(
    const improvement::v1::UpdateSheet& sheet, absl::string_view ending);

// Returns the rows of the file at `path`. Errors as for WriteSheetFile; and
// INVALID_ARGUMENT, reason FILE_UNREADABLE, or SHEET_FILE_REFUSED for a file
// that is no sheet, is too large or is made to do harm.
absl::StatusOr<improvement::v1::PreviewUpdateSheetRequest> ReadSheetFile(
    const std::string& path);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_UPDATE_SHEET_FILE_H_
