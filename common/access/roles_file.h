// Which permissions and classes of data a role has. There are no wildcards, no
// exceptions and no inheritance: what a role has is in its lists.

#ifndef CR_COMMON_ACCESS_ROLES_FILE_H_
#define CR_COMMON_ACCESS_ROLES_FILE_H_

#include <map>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/policy.pb.h"

namespace carereform::access {

struct Role {
  std::set<std::string> permissions;
  std::set<common::v1::DataClass> data_classes;
};

// The roles by their ids.
using Roles = std::map<std::string, Role>;

// Reads roles from JSON; data/roles.json shows its form. Errors:
// INVALID_ARGUMENT, reason ROLES_FILE_INVALID.
absl::StatusOr<Roles> ParseRoles(absl::string_view json);

// Reads roles from the file at `path`, which others may read but not change.
// Errors: as ParseRoles and ReadGuardedFile.
absl::StatusOr<Roles> ReadRolesFile(const std::string& path);

// The roles that every server has unless it is given others.
const Roles& DefaultRoles();

// Returns every permission that some role of `roles` has.
std::set<std::string> PermissionsOf(const Roles& roles);

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_ROLES_FILE_H_
