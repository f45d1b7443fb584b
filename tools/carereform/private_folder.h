// A folder that only this user can look into, and which is gone afterwards.
#ifndef CR_TOOLS_CAREREFORM_PRIVATE_FOLDER_H_
#define CR_TOOLS_CAREREFORM_PRIVATE_FOLDER_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {

class PrivateFolder {
 public:
  // Makes one, of mode 0700, in TMPDIR or else in /tmp.
  // Returns UNKNOWN, reason FILE_UNWRITABLE.
  static absl::StatusOr<PrivateFolder> Make();

  // Removes it with everything in it.
  ~PrivateFolder();
  PrivateFolder(PrivateFolder&& other) noexcept
      : path_(std::exchange(other.path_, "")) {}
  PrivateFolder& operator=(PrivateFolder&&) = delete;

  const std::string& path() const { return path_; }

  // Returns the path of `name` in the folder.
  std::string PathOf(absl::string_view name) const;

 private:
  explicit PrivateFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_PRIVATE_FOLDER_H_
