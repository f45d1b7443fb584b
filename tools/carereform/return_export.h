// The documents of a return as files.
#ifndef CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_
#define CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "carereform/reporting/v1/reporting.pb.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// Writes the return `name` into `directory`, which is made if it is not there,
// as return.html, return.json or return.csv for each of `formats`. Every
// document is fetched and its digest compared before the first file is written,
// and each file replaces an older one in one step.
//
// Returns DATA_LOSS, reason DIGEST_DIFFERS, where the bytes are not the ones
// that the server names, or that were stored when the return was frozen; and
// UNKNOWN, reason FILE_UNWRITABLE.
absl::Status ExportReturn(
    const std::string& name, const std::string& directory,
    const std::vector<reporting::v1::DocumentFormat>& formats,
    Session& session);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_RETURN_EXPORT_H_
