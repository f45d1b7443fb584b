#include "tools/carereform/private_folder.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "tools/carereform/written_file.h"

namespace carereform::command_line {

absl::StatusOr<PrivateFolder> PrivateFolder::Make() {
  const char* parent = std::getenv("TMPDIR");
  const bool given = parent != nullptr && *parent != '\0';
  std::string path =
      absl::StrCat(given ? parent : "/tmp", "/carereform-export.XXXXXX");
  if (mkdtemp(path.data()) == nullptr) return UnwritableNow(path);
  return PrivateFolder(path);
}

PrivateFolder::~PrivateFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::string PrivateFolder::PathOf(absl::string_view name) const {
  return absl::StrCat(path_, "/", name);
}

}  // namespace carereform::command_line
