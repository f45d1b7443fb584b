#include "common/access/policies.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/access/errors.h"
#include "common/status/status_macros.h"
#include "common/types/resource_name.h"

namespace carereform::access {
namespace {

using common::v1::MethodPolicy;
using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;

// They tell what the contracts say, and whether the server runs.
constexpr const char* kExempt[] = {"grpc.health.v1.Health",
                                   "grpc.reflection.v1alpha.ServerReflection"};

bool IsExempt(const std::string& service) {
  return std::any_of(std::begin(kExempt), std::end(kExempt),
                     [&](const char* exempt) { return service == exempt; });
}

const FieldDescriptor* TextField(const Descriptor& message, const char* name) {
  const FieldDescriptor* field = message.FindFieldByName(name);
  const bool text = field != nullptr && !field->is_repeated() &&
                    field->type() == FieldDescriptor::TYPE_STRING;
  return text ? field : nullptr;
}

// `parent` or `name`; else the `name` of the one resource in the request.
std::vector<const FieldDescriptor*> PathToName(const Descriptor& request) {
  for (const char* name : {"parent", "name"}) {
    const FieldDescriptor* field = TextField(request, name);
    if (field != nullptr) return {field};
  }
  std::vector<const FieldDescriptor*> path;
  for (int i = 0; i < request.field_count(); ++i) {
    const FieldDescriptor* field = request.field(i);
    if (field->type() != FieldDescriptor::TYPE_MESSAGE ||
        field->is_repeated()) {
      continue;
    }
    const FieldDescriptor* name = TextField(*field->message_type(), "name");
    if (name == nullptr) continue;
    if (!path.empty()) return {};
    path = {field, name};
  }
  return path;
}

std::vector<const FieldDescriptor*> PathToCouncil(
    const MethodDescriptor& method, MethodPolicy::CouncilScope scope) {
  if (scope == MethodPolicy::NAMED) return PathToName(*method.input_type());
  if (scope != MethodPolicy::CREATED) return {};
  const FieldDescriptor* id = TextField(*method.input_type(), "council_id");
  if (id == nullptr) return {};
  return {id};
}

// What `rules` lack; "" where they are whole.
absl::string_view LackOf(const MethodPolicy& rules) {
  if (rules.permission().empty()) return "its permission is empty";
  if (rules.council() == MethodPolicy::COUNCIL_SCOPE_UNSPECIFIED) {
    return "its council is unspecified";
  }
  if (rules.data_class() == common::v1::DATA_CLASS_UNSPECIFIED) {
    return "its data_class is unspecified";
  }
  if (rules.audit() == MethodPolicy::AUDIT_UNSPECIFIED) {
    return "its audit is unspecified";
  }
  if (rules.data_class() == common::v1::OF_SOURCE &&
      rules.council() != MethodPolicy::NAMED) {
    return "its data_class is of a source, which only a name can name";
  }
  return "";
}

}  // namespace

std::string NameIn(const Policy& policy,
                   const google::protobuf::Message& request) {
  if (policy.path.empty()) return "";
  const google::protobuf::Message* at = &request;
  for (size_t i = 0; i + 1 < policy.path.size(); ++i) {
    at = &at->GetReflection()->GetMessage(*at, policy.path[i]);
  }
  return at->GetReflection()->GetString(*at, policy.path.back());
}

std::string CouncilIn(const Policy& policy,
                      const google::protobuf::Message& request) {
  const std::string text = NameIn(policy, request);
  if (policy.rules.council() == MethodPolicy::CREATED) {
    return ValidateId(text).ok() ? text : "";
  }
  const auto council = CouncilOf(text);
  return council.ok() ? *council : "";
}

std::string SourceIn(const Policy& policy,
                     const google::protobuf::Message& request) {
  const std::vector<std::string> parts =
      absl::StrSplit(NameIn(policy, request), '/');
  return parts.size() >= 4 && parts[2] == "sources" ? parts[3] : "";
}

std::string FieldOf(const Policy& policy) {
  return absl::StrJoin(policy.path, ".",
                       [](std::string* out, const FieldDescriptor* field) {
                         absl::StrAppend(out, field->name());
                       });
}

absl::StatusOr<Policies> Policies::Of(
    const google::protobuf::DescriptorPool& pool,
    const std::vector<std::string>& services) {
  Policies policies;
  for (const std::string& name : services) {
    if (IsExempt(name)) continue;
    const auto* service = pool.FindServiceByName(name);
    if (service == nullptr) {
      return errors::PolicyMissing(name, "its contract is not known");
    }
    for (int i = 0; i < service->method_count(); ++i) {
      CR_RETURN_IF_ERROR(policies.AddMethod(*service->method(i)));
    }
  }
  return policies;
}

absl::Status Policies::AddMethod(const MethodDescriptor& method) {
  if (!method.options().HasExtension(common::v1::policy)) {
    return errors::PolicyMissing(method.full_name(), "it has no policy");
  }
  Policy policy;
  policy.method = method.full_name();
  policy.rules = method.options().GetExtension(common::v1::policy);
  const absl::string_view lack = LackOf(policy.rules);
  if (!lack.empty()) return errors::PolicyMissing(method.full_name(), lack);
  const MethodPolicy::CouncilScope scope = policy.rules.council();
  policy.path = PathToCouncil(method, scope);
  if (policy.path.empty() &&
      (scope == MethodPolicy::NAMED || scope == MethodPolicy::CREATED)) {
    return errors::PolicyMissing(method.full_name(),
                                 "no field of its request names the council");
  }
  if (!by_request_.emplace(method.input_type(), std::move(policy)).second) {
    return errors::PolicyMissing(
        method.full_name(), "another method takes the same request message");
  }
  return absl::OkStatus();
}

const Policy* Policies::Find(const Descriptor& request) const {
  const auto found = by_request_.find(&request);
  return found == by_request_.end() ? nullptr : &found->second;
}

std::vector<const Policy*> Policies::All() const {
  std::vector<const Policy*> all;
  for (const auto& [request, policy] : by_request_) all.push_back(&policy);
  return all;
}

}  // namespace carereform::access
