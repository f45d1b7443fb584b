#include "common/access/roles_file.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/access/errors.h"
#include "common/access/guarded_file.h"
#include "common/access/strict_json.h"
#include "common/status/status_macros.h"
#include "common/types/resource_name.h"

namespace carereform::data {
extern const absl::string_view kRoles;
}

namespace carereform::access {
namespace {

using common::v1::DataClass;

// Words with dots between, such as `assessments.referrals.read`. Anything else,
// such as a star, would look as if it meant something.
bool IsPermission(absl::string_view text) {
  const std::vector<absl::string_view> words = absl::StrSplit(text, '.');
  return words.size() >= 2 &&
         std::all_of(words.begin(), words.end(), [](absl::string_view word) {
           return !word.empty() &&
                  std::all_of(word.begin(), word.end(), [](char c) {
                    return c == '_' || (c >= 'a' && c <= 'z');
                  });
         });
}

absl::StatusOr<DataClass> ParseClass(const std::string& text) {
  DataClass data_class = common::v1::DATA_CLASS_UNSPECIFIED;
  if (!common::v1::DataClass_Parse(text, &data_class) ||
      data_class == common::v1::DATA_CLASS_UNSPECIFIED ||
      data_class == common::v1::OF_SOURCE) {
    return absl::InvalidArgumentError(
        absl::StrCat("'", text, "' is not a class of data"));
  }
  return data_class;
}

absl::StatusOr<Role> ReadRole(const Json& entry) {
  CR_RETURN_IF_ERROR(
      CheckKeys(entry, {"role", "permissions", "data_classes", "about"}));
  CR_ASSIGN_OR_RETURN(const auto permissions, TextsIn(entry, "permissions"));
  CR_ASSIGN_OR_RETURN(const auto classes, TextsIn(entry, "data_classes"));
  Role role;
  for (const std::string& permission : permissions) {
    if (!IsPermission(permission)) {
      return absl::InvalidArgumentError(
          absl::StrCat("'", permission,
                       "' is not a permission, such as councils.read: there "
                       "are no wildcards and no exceptions"));
    }
    role.permissions.insert(permission);
  }
  for (const std::string& text : classes) {
    CR_ASSIGN_OR_RETURN(const DataClass data_class, ParseClass(text));
    role.data_classes.insert(data_class);
  }
  return role;
}

absl::StatusOr<Json> RoleEntries(absl::string_view json) {
  CR_ASSIGN_OR_RETURN(const Json whole, ParseStrictJson(json));
  CR_RETURN_IF_ERROR(CheckKeys(whole, {"roles"}));
  return ListIn(whole, "roles");
}

}  // namespace

absl::StatusOr<Roles> ParseRoles(absl::string_view json) {
  const absl::StatusOr<Json> entries = RoleEntries(json);
  if (!entries.ok()) {
    return errors::RolesFileInvalid("the whole", entries.status().message());
  }
  Roles roles;
  for (const Json& entry : *entries) {
    const std::string name = NameOf(entry, "role");
    const std::string which = absl::StrCat("role '", name, "'");
    if (!ValidateId(name).ok()) {
      return errors::RolesFileInvalid(
          which, "`role` has to be lower-case letters, digits and hyphens");
    }
    const absl::StatusOr<Role> role = ReadRole(entry);
    if (!role.ok()) {
      return errors::RolesFileInvalid(which, role.status().message());
    }
    if (!roles.emplace(name, *role).second) {
      return errors::RolesFileInvalid(which, "is there twice");
    }
  }
  return roles;
}

absl::StatusOr<Roles> ReadRolesFile(const std::string& path) {
  CR_ASSIGN_OR_RETURN(const std::string json,
                      ReadGuardedFile(path, Sharing::kOthersMayRead));
  return ParseRoles(json);
}

const Roles& DefaultRoles() {
  static const auto& roles = *new Roles([] {
    absl::StatusOr<Roles> parsed = ParseRoles(data::kRoles);
    if (parsed.ok()) return *std::move(parsed);
    // It is part of the program: a test parses it.
    std::fprintf(stderr, "%s\n",
                 std::string(parsed.status().message()).c_str());
    std::abort();
  }());
  return roles;
}

std::set<std::string> PermissionsOf(const Roles& roles) {
  std::set<std::string> permissions;
  for (const auto& [id, role] : roles) {
    permissions.insert(role.permissions.begin(), role.permissions.end());
  }
  return permissions;
}

}  // namespace carereform::access
