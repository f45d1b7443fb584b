// Files that are either the old one or the new one, never half of it, and files
// that nobody else can read.
#ifndef CR_TOOLS_CAREREFORM_WRITTEN_FILE_H_
#define CR_TOOLS_CAREREFORM_WRITTEN_FILE_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
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

// A file that grows beside `path` and takes its name once it is whole. Nobody
// but this user can read it. Where it is not kept nothing is left of it, and an
// older file stays as it was. Errors are UNKNOWN, reason FILE_UNWRITABLE.
class GrowingFile {
 public:
  static absl::StatusOr<std::unique_ptr<GrowingFile>> Begin(
      const std::string& path);
  ~GrowingFile();
  GrowingFile(const GrowingFile&) = delete;
  GrowingFile& operator=(const GrowingFile&) = delete;

  absl::Status Append(absl::string_view content);

  // Lets others read it too, as far as the umask allows.
  absl::Status Share();

  // Has it reach the disk and gives it the name. Called once, at the end.
  absl::Status Keep();

 private:
  GrowingFile(std::string path, std::string temporary, int file);

  const std::string path_;
  const std::string temporary_;
  int file_;  // -1 once it is closed.
  bool kept_ = false;
};

// Returns ALREADY_EXISTS, reason FILE_EXISTS, where there is a file at `path`:
// what someone has, and may have worked on, is not written over unasked.
absl::Status CheckFree(const std::string& path);

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
