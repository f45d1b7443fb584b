// A folder that gets its name only when all that is in it is whole.

#ifndef CR_COMMON_BACKUP_PART_FOLDER_H_
#define CR_COMMON_BACKUP_PART_FOLDER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::backup {

// Lies beside the folder to come, under a name of its own, and is gone with
// everything in it unless it became that. Errors: UNAVAILABLE, reason
// BACKUP_FOLDER_UNUSABLE.
class PartFolder {
 public:
  explicit PartFolder(const std::string& directory);
  ~PartFolder();
  PartFolder(const PartFolder&) = delete;
  PartFolder& operator=(const PartFolder&) = delete;

  // Makes it, for its owner alone.
  absl::Status Make();

  // Gives it its name, durably. What is in it has to be durable already.
  absl::Status Complete();

  const std::string& path() const { return part_; }
  std::string PathOf(absl::string_view file) const;

 private:
  const std::string whole_;
  const std::string part_;
  bool made_ = false;
};

// Returns whether `directory` is not there, or empty, in `free`.
absl::Status IsFree(const std::string& directory, bool& free);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_PART_FOLDER_H_
