#include "common/access/callers_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/access/errors.h"
#include "common/access/guarded_file.h"
#include "common/access/strict_json.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/types/resource_name.h"

namespace carereform::access {
namespace {

absl::Status Rule(absl::string_view words) {
  return absl::InvalidArgumentError(words);
}

absl::StatusOr<std::string> ReadDigest(const Json& entry) {
  CR_ASSIGN_OR_RETURN(const std::string hex, TextIn(entry, "token_sha256"));
  if (hex.size() != 2 * store::kDigestBytes ||
      !std::all_of(hex.begin(), hex.end(), &absl::ascii_isxdigit)) {
    return Rule("`token_sha256` has to be 64 hexadecimal digits");
  }
  return absl::HexStringToBytes(hex);
}

absl::StatusOr<RoleGrant> ReadGrant(const Json& entry, const Roles& roles) {
  CR_RETURN_IF_ERROR(CheckKeys(entry, {"role", "from", "to", "deputy"}));
  RoleGrant grant;
  CR_ASSIGN_OR_RETURN(grant.role, TextIn(entry, "role"));
  if (roles.count(grant.role) == 0) {
    return Rule(absl::StrCat("there is no role '", grant.role, "'"));
  }
  CR_ASSIGN_OR_RETURN(grant.from, DayIn(entry, "from"));
  CR_ASSIGN_OR_RETURN(grant.to, DayIn(entry, "to"));
  CR_ASSIGN_OR_RETURN(grant.deputy, FlagIn(entry, "deputy"));
  const bool dated = grant.from.has_value() && grant.to.has_value();
  if (grant.deputy && !dated) return Rule("a deputy needs `from` and `to`");
  if (dated && *grant.to < *grant.from) {
    return Rule("`to` has to be on or after `from`");
  }
  return grant;
}

absl::StatusOr<std::vector<RoleGrant>> ReadGrants(const Json& entry,
                                                  const Roles& roles) {
  CR_ASSIGN_OR_RETURN(const Json list, ListIn(entry, "roles"));
  if (list.empty()) return Rule("`roles` has to name one role or more");
  std::vector<RoleGrant> grants;
  for (const Json& item : list) {
    CR_ASSIGN_OR_RETURN(RoleGrant grant, ReadGrant(item, roles));
    grants.push_back(std::move(grant));
  }
  return grants;
}

absl::Status ReadLimits(const Json& entry, Caller& caller) {
  CR_ASSIGN_OR_RETURN(caller.councils, TextsIn(entry, "councils"));
  if (caller.councils->empty()) {
    return Rule("`councils` has to name one council or more");
  }
  for (const std::string& council : *caller.councils) {
    if (!ValidateId(council).ok()) {
      return Rule(absl::StrCat("`councils`: '", council,
                               "' is not the id of a council"));
    }
  }
  if (!entry.contains("teams")) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(caller.teams, TextsIn(entry, "teams"));
  if (caller.teams->empty()) {
    return Rule("`teams` has to name one team or more, or be left out");
  }
  return absl::OkStatus();
}

absl::StatusOr<Caller> ReadCaller(const Json& entry, const Roles& roles) {
  CR_RETURN_IF_ERROR(CheckKeys(
      entry, {"id", "token_sha256", "roles", "councils", "teams", "expires"}));
  Caller caller;
  CR_ASSIGN_OR_RETURN(caller.id, TextIn(entry, "id"));
  if (!ValidateId(caller.id).ok()) {
    return Rule("`id` has to be lower-case letters, digits and hyphens");
  }
  if (caller.id == LocalOperator().id) {
    return Rule("`id` is that of the operator on the socket: choose another");
  }
  CR_ASSIGN_OR_RETURN(caller.roles, ReadGrants(entry, roles));
  CR_RETURN_IF_ERROR(ReadLimits(entry, caller));
  CR_ASSIGN_OR_RETURN(caller.expires, DayIn(entry, "expires"));
  if (!caller.expires.has_value()) {
    return Rule("`expires` has to be the last day of the token");
  }
  return caller;
}

absl::StatusOr<Json> CallerEntries(absl::string_view json) {
  CR_ASSIGN_OR_RETURN(const Json whole, ParseStrictJson(json));
  CR_RETURN_IF_ERROR(CheckKeys(whole, {"callers"}));
  return ListIn(whole, "callers");
}

}  // namespace

absl::StatusOr<Callers> ParseCallers(absl::string_view json,
                                     const Roles& roles) {
  const absl::StatusOr<Json> entries = CallerEntries(json);
  if (!entries.ok()) {
    return errors::CallersFileInvalid("the whole", entries.status().message());
  }
  Callers callers;
  int number = 0;
  for (const Json& entry : *entries) {
    const std::string which =
        absl::StrCat("caller ", ++number, " '", NameOf(entry, "id"), "'");
    const absl::StatusOr<Caller> caller = ReadCaller(entry, roles);
    if (!caller.ok()) {
      return errors::CallersFileInvalid(which, caller.status().message());
    }
    const absl::StatusOr<std::string> digest = ReadDigest(entry);
    if (!digest.ok()) {
      return errors::CallersFileInvalid(which, digest.status().message());
    }
    if (!callers.Add(*digest, *caller)) {
      return errors::CallersFileInvalid(
          which, "another caller has the same id or token");
    }
  }
  return callers;
}

absl::StatusOr<Callers> ReadCallersFile(const std::string& path,
                                        const Roles& roles) {
  CR_ASSIGN_OR_RETURN(const std::string json,
                      ReadGuardedFile(path, Sharing::kNobodyElse));
  return ParseCallers(json, roles);
}

}  // namespace carereform::access
