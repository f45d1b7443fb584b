#include "common/access/authorizer.h"

#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/access/errors.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/planted_fault.h"

namespace carereform::access {
namespace {

using common::v1::DataClass;
using common::v1::MethodPolicy;

constexpr char kBearer[] = "bearer ";

absl::Status CheckCouncil(const Policy& policy, const Admission& admission) {
  const MethodPolicy::CouncilScope scope = policy.rules.council();
  if (scope != MethodPolicy::NAMED && scope != MethodPolicy::CREATED) {
    return absl::OkStatus();
  }
  return Allows(admission.councils, admission.council)
             ? absl::OkStatus()
             : errors::CouncilNotYours(FieldOf(policy));
}

}  // namespace

Authorizer::Authorizer(Roles roles, Callers callers)
    : roles_(std::move(roles)),
      local_(LocalOperator()),
      callers_(std::move(callers)) {}

std::string Authorizer::Issue(Caller caller) {
  std::string token = NewToken();
  callers_.AddOwn(store::Sha256(token), std::move(caller));
  return token;
}

absl::Status Authorizer::Cover(const std::vector<std::string>& services,
                               std::map<std::string, DataClass> sources) {
  CR_ASSIGN_OR_RETURN(
      Policies policies,
      Policies::Of(*google::protobuf::DescriptorPool::generated_pool(),
                   services));
  for (const Caller& own : {LocalOperator(), SourceCaller("")}) {
    const std::string& role = own.roles.front().role;
    if (roles_.count(role) > 0) continue;
    return errors::RolesFileInvalid(
        "the whole", absl::StrCat("the role '", role, "' has to be there"));
  }
  const std::set<std::string> granted = PermissionsOf(roles_);
  std::set<std::string> known = PermissionsOf(DefaultRoles());
  for (const Policy* policy : policies.All()) {
    const std::string& permission = policy->rules.permission();
    if (granted.count(permission) == 0) {
      return errors::RolesFileInvalid(
          "the whole", absl::StrCat("no role has ", permission, ", which ",
                                    policy->method, " needs"));
    }
    known.insert(permission);
  }
  for (const auto& [id, role] : roles_) {
    for (const std::string& permission : role.permissions) {
      if (known.count(permission) > 0) continue;
      return errors::RolesFileInvalid(
          absl::StrCat("role '", id, "'"),
          absl::StrCat("no method needs the permission ", permission));
    }
  }
  policies_ = std::move(policies);
  sources_ = std::move(sources);
  return absl::OkStatus();
}

absl::Status Authorizer::Authorize(const google::protobuf::Message& request,
                                   const Origin& origin,
                                   Admission& admission) const {
  const Policy* policy = policies_.Find(*request.GetDescriptor());
  if (policy == nullptr) {
    return errors::PolicyMissing(request.GetDescriptor()->full_name(),
                                 "no method that is served takes it");
  }
  CR_ASSIGN_OR_RETURN(const Caller* caller, Identify(origin));
  admission.caller = caller->id;
  admission.roles = RolesOn(*caller, origin.today);
  admission.councils = caller->councils;
  admission.teams = caller->teams;
  admission.council = CouncilIn(*policy, request);
  if (policy->rules.audit() == MethodPolicy::ACCESS_LOG) {
    admission.record = NameIn(*policy, request);
  }
  if (store::PlantedFault("policy_not_asked")) return absl::OkStatus();
  CR_RETURN_IF_ERROR(CheckPermission(*policy, admission));
  if (admission.teams.has_value() && !policy->rules.serves_teams()) {
    return errors::TeamLimited();
  }
  CR_RETURN_IF_ERROR(CheckCouncil(*policy, admission));
  return CheckDataClass(*policy, request, admission);
}

// A call with anything that calls itself a credential is never taken for the
// operator's, whatever it came through.
absl::StatusOr<const Caller*> Authorizer::Identify(const Origin& origin) const {
  if (origin.authorization.empty()) {
    if (absl::StartsWith(origin.peer, "unix:")) return &local_;
    return errors::TokenMissing();
  }
  absl::string_view token = origin.authorization.front();
  if (origin.authorization.size() > 1 ||
      !absl::StartsWithIgnoreCase(token, kBearer)) {
    return errors::TokenUnknown();
  }
  token.remove_prefix(sizeof(kBearer) - 1);
  const Caller* caller = callers_.Find(absl::StripAsciiWhitespace(token));
  if (caller == nullptr) return errors::TokenUnknown();
  if (caller->expires.has_value() && origin.today > *caller->expires) {
    return errors::TokenExpired();
  }
  return caller;
}

absl::Status Authorizer::CheckPermission(const Policy& policy,
                                         Admission& admission) const {
  bool allowed = store::PlantedFault("policy_default_allow");
  std::set<DataClass> classes;
  for (const HeldRole& held : admission.roles) {
    const auto role = roles_.find(held.role);
    if (role == roles_.end() ||
        role->second.permissions.count(policy.rules.permission()) == 0) {
      continue;
    }
    allowed = true;
    classes.insert(role->second.data_classes.begin(),
                   role->second.data_classes.end());
  }
  admission.data_classes.assign(classes.begin(), classes.end());
  return allowed ? absl::OkStatus()
                 : errors::PermissionMissing(policy.rules.permission());
}

absl::Status Authorizer::CheckDataClass(
    const Policy& policy, const google::protobuf::Message& request,
    const Admission& admission) const {
  std::set<DataClass> needed = {policy.rules.data_class()};
  if (policy.rules.data_class() == common::v1::OF_SOURCE) {
    needed.clear();
    const std::string source = SourceIn(policy, request);
    for (const auto& [id, data_class] : sources_) {
      // A source that is not here may be any: that it is not there is told to
      // those who may see all.
      if (id == source || sources_.count(source) == 0) {
        needed.insert(data_class);
      }
    }
  }
  for (const DataClass data_class : admission.data_classes) {
    needed.erase(data_class);
  }
  return needed.empty() ? absl::OkStatus()
                        : errors::DataClassMissing(*needed.begin());
}

}  // namespace carereform::access
