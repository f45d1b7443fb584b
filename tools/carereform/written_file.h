// Files that are either the old one or the new one, never half of it, and files
// that nobody else can read.
#ifndef CR_TOOLS_CAREREFORM_WRITTEN_FILE_H_
#define CR_TOOLS_CAREREFORM_WRITTEN_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {

// Makes `directory` and those above it where they are not there.
// Returns UNKNOWN, reason FILE_UNWRITABLE.
absl::Status MakeDirectory(const std::string& directory);

// Makes `content` the whole of the file at `path`: writes a file beside it, has
// it reach the disk, and gives it the name. On an error, which is UNKNOWN,
// reason FILE_UNWRITABLE, an older file stays as it was and nothing is left
// beside it.
absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view content);

// Writes a new file at `path` that nobody but this user can read: mode 0600. It
// need not reach the disk. Returns UNKNOWN, reason FILE_UNWRITABLE, also where
// there is a file of that name.
absl::Status WritePrivateFile(const std::string& path,
                              absl::string_view content);

// Returns UNKNOWN, reason FILE_UNWRITABLE, for `path` and the last error of the
// system.
absl::Status UnwritableNow(absl::string_view path);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_WRITTEN_FILE_H_
