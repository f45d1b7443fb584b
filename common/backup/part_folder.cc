#include "common/backup/part_folder.h"

#include <sys/stat.h>

#include <filesystem>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/backup/durable_file.h"
#include "common/backup/errors.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"

namespace carereform::backup {
namespace {

namespace fs = std::filesystem;

// Bytes of the random part of the name.
constexpr size_t kPartNameBytes = 4;

std::string WithoutSlash(std::string directory) {
  while (directory.size() > 1 && directory.back() == '/') directory.pop_back();
  return directory;
}

}  // namespace

PartFolder::PartFolder(const std::string& directory)
    : whole_(WithoutSlash(directory)),
      part_(absl::StrCat(
          whole_, ".part-",
          absl::BytesToHexString(store::RandomBytes(kPartNameBytes)))) {}

PartFolder::~PartFolder() {
  std::error_code ignored;
  if (made_) fs::remove_all(part_, ignored);
}

absl::Status PartFolder::Make() {
  if (mkdir(part_.c_str(), S_IRWXU) != 0) return errors::FolderUnusable();
  made_ = true;
  return absl::OkStatus();
}

absl::Status PartFolder::Complete() {
  CR_RETURN_IF_ERROR(SyncFolder(part_));
  std::error_code error;
  fs::rename(part_, whole_, error);
  if (error) return errors::FolderUnusable();
  made_ = false;
  const std::string above = fs::path(whole_).parent_path().string();
  return SyncFolder(above.empty() ? "." : above);
}

std::string PartFolder::PathOf(absl::string_view file) const {
  return absl::StrCat(part_, "/", file);
}

absl::Status IsFree(const std::string& directory, bool& free) {
  std::error_code error;
  free = !fs::exists(directory, error);
  if (error) return errors::FolderUnusable();
  if (free || !fs::is_directory(directory, error)) return absl::OkStatus();
  free = fs::is_empty(directory, error);
  return error ? errors::FolderUnusable() : absl::OkStatus();
}

}  // namespace carereform::backup
