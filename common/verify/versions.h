// The versions of resources, as their histories have them.

#ifndef CR_COMMON_VERIFY_VERSIONS_H_
#define CR_COMMON_VERIFY_VERSIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/change_record.h"
#include "common/store/engine.h"

namespace carereform::verify {

// One version of a resource.
struct Version {
  std::string resource;
  uint64_t revision = 0;
  store::ChangeKind kind = store::ChangeKind::kCreated;
  uint32_t entry = 0;  // Of the change record.

  // Whether the resource is there no longer.
  bool gone() const {
    return kind == store::ChangeKind::kDeleted ||
           kind == store::ChangeKind::kErased;
  }
};

// Returns the version that a key of the history, without what all of them begin
// with, and its value hold; nothing if they hold none.
std::optional<Version> ReadVersion(absl::string_view rest,
                                   absl::string_view value);

// Returns the versions of a resource, newest first, up to `limit`. Errors as
// the view's.
absl::StatusOr<std::vector<Version>> VersionsOf(const store::View& records,
                                                absl::string_view resource,
                                                size_t limit = SIZE_MAX);

// Returns the body of a version with its salt; nothing where it is not there.
absl::StatusOr<std::optional<std::string>> SaltedBodyOf(
    const store::View& records, const Version& version);

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_VERSIONS_H_
