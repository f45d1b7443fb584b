// One file on its way into a source: sent, checked, applied.
#ifndef CR_TOOLS_CAREREFORM_IMPORT_FILE_H_
#define CR_TOOLS_CAREREFORM_IMPORT_FILE_H_

#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/imports.pb.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// A file and where it goes.
struct FileToImport {
  std::string source;       // `councils/{council}/sources/{source}`.
  std::string kind;         // As the source names it, such as `referrals`.
  std::string path;         // In this machine's file system.
  std::string resume = "";  // The import to go on with; empty for a new one.
};

// Returns the bytes of the file at `path`.
// Returns INVALID_ARGUMENT, reason FILE_UNREADABLE or FILE_SIZE, where it
// cannot be read, is empty or is larger than 64 MiB.
absl::StatusOr<std::string> ReadImportFile(const std::string& path);

// Sends `file` in parts, of which it holds one, and has it checked. Returns the
// import, CHECKED or REFUSED with its issues; nothing of it is applied, unless
// an earlier run did. Returns INVALID_ARGUMENT, reason FILE_UNREADABLE,
// FILE_SIZE, FILE_CHANGED where the file does not stay as it is, or
// IMPORT_DIFFERS where the import to go on with is not of it.
absl::StatusOr<common::v1::Import> SendAndCheck(const FileToImport& file,
                                                Session& session);

// Applies an import and returns it when every item is applied; without the rows
// that fail where that is asked.
// Returns FAILED_PRECONDITION, reason IMPORT_STOPPED, with the issues written
// to the console, where the server stopped before that.
absl::StatusOr<common::v1::Import> Apply(common::v1::Import import,
                                         bool leave_out_failed_rows,
                                         Session& session);

// Writes each issue of `import` as
//   line 12, column received_date: rule. remedy.
// and how many more there are.
void PrintIssues(const common::v1::Import& import, std::ostream& out);

// Returns INVALID_ARGUMENT, reason IMPORT_ISSUES: nothing is applied because of
// `issue_count` issues in `what`.
absl::Status IssuesFound(absl::string_view what, int issue_count);

// Returns `word` after `count`, with an s unless there is one: "1 item".
std::string Counted(int64_t count, absl::string_view word);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_IMPORT_FILE_H_
