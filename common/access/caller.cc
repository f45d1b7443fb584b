#include "common/access/caller.h"

#include <algorithm>

#include "common/access/errors.h"

namespace carereform::access {

bool Allows(const Limit& limit, absl::string_view id) {
  return !limit.has_value() || std::any_of(limit->begin(), limit->end(),
                                           [id](const std::string& allowed) {
                                             return id == allowed;
                                           });
}

absl::Status CheckTeam(const Limit& teams, absl::string_view team) {
  return Allows(teams, team) ? absl::OkStatus() : errors::RecordNotYours();
}

std::vector<HeldRole> RolesOn(const Caller& caller, absl::CivilDay day) {
  std::vector<HeldRole> held;
  for (const RoleGrant& grant : caller.roles) {
    if (grant.from.has_value() && day < *grant.from) continue;
    if (grant.to.has_value() && day > *grant.to) continue;
    held.push_back({grant.role, grant.deputy});
  }
  return held;
}

Caller LocalOperator() {
  Caller caller;
  caller.id = "local";
  caller.roles.push_back({.role = "local-operator", .from = {}, .to = {}});
  return caller;
}

Caller SourceCaller(absl::string_view id) {
  Caller caller;
  caller.id = std::string(id);
  caller.roles.push_back({.role = "source", .from = {}, .to = {}});
  return caller;
}

}  // namespace carereform::access
