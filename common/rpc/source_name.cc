#include "common/rpc/source_name.h"

#include <vector>

#include "absl/strings/str_split.h"
#include "common/types/resource_name.h"

namespace carereform::rpc {

std::string SourceOfName(absl::string_view name) {
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() < 4 || parts[0] != "councils" || parts[2] != "sources" ||
      !ValidateId(parts[3]).ok()) {
    return "";
  }
  return std::string(parts[3]);
}

}  // namespace carereform::rpc
