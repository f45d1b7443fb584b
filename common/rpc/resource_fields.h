// Reads the fields of resources, and of the messages that hold them, by the
// shape that every contract gives them.

#ifndef CR_COMMON_RPC_RESOURCE_FIELDS_H_
#define CR_COMMON_RPC_RESOURCE_FIELDS_H_

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace carereform::rpc {

// A field of a resource that holds the name of another, or several.
struct Reference {
  std::string field;
  std::string pattern;  // Of the names that it holds.
  uint32_t table;       // That keeps what they name.
};

// Returns the field of `holder` that holds a `resource`, or several: `area` of
// a CreateAreaRequest, `areas` of a ListAreasResponse. Null if there is none.
inline const google::protobuf::FieldDescriptor* FindFieldFor(
    const google::protobuf::Descriptor& holder,
    const google::protobuf::Descriptor& resource) {
  for (int i = 0; i < holder.field_count(); ++i) {
    if (holder.field(i)->message_type() == &resource) return holder.field(i);
  }
  return nullptr;
}

// Returns the field of `holder` that holds a `Resource`. Requires that there is
// one, which the contract decides.
template <typename Resource>
const google::protobuf::FieldDescriptor& FieldFor(
    const google::protobuf::Message& holder) {
  const auto* field =
      FindFieldFor(*holder.GetDescriptor(), *Resource::descriptor());
  if (field == nullptr) std::abort();
  return *field;
}

// Returns the resource that a request holds; an empty one where it has none.
template <typename Resource>
const Resource& ResourceIn(const google::protobuf::Message& request) {
  return static_cast<const Resource&>(request.GetReflection()->GetMessage(
      request, &FieldFor<Resource>(request)));
}

// Returns the id that a Create request gives its resource.
template <typename Resource>
std::string IdIn(const google::protobuf::Message& request) {
  const auto* id = request.GetDescriptor()->FindFieldByName(
      absl::StrCat(FieldFor<Resource>(request).name(), "_id"));
  return request.GetReflection()->GetString(request, id);
}

// Adds a resource to the response of a List method.
template <typename Resource>
void AddTo(google::protobuf::Message& response, Resource resource) {
  *static_cast<Resource*>(response.GetReflection()->AddMessage(
      &response, &FieldFor<Resource>(response))) = std::move(resource);
}

// Says whether the contract gives `field` that behaviour.
inline bool HasBehaviour(const google::protobuf::FieldDescriptor& field,
                         google::api::FieldBehavior behaviour) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behaviour) {
      return true;
    }
  }
  return false;
}

// Clears what callers cannot set.
inline void ClearOutputOnly(google::protobuf::Message& resource) {
  const auto* descriptor = resource.GetDescriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    if (HasBehaviour(*descriptor->field(i), google::api::OUTPUT_ONLY)) {
      resource.GetReflection()->ClearField(&resource, descriptor->field(i));
    }
  }
}

// Returns what a reference holds: of a field that is not a list one value, or
// nothing where it is empty and the contract does not require it.
inline std::vector<std::string> NamesIn(
    const google::protobuf::Message& resource, const Reference& reference) {
  const auto* field =
      resource.GetDescriptor()->FindFieldByName(reference.field);
  const auto* reflection = resource.GetReflection();
  if (!field->is_repeated()) {
    const std::string name = reflection->GetString(resource, field);
    if (name.empty() && !HasBehaviour(*field, google::api::REQUIRED)) return {};
    return {name};
  }
  const int count = reflection->FieldSize(resource, field);
  std::vector<std::string> names;
  names.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    names.push_back(reflection->GetRepeatedString(resource, field, i));
  }
  return names;
}

// Sets what a reference holds. Requires as many names as NamesIn returns.
inline void SetNames(const Reference& reference,
                     const std::vector<std::string>& names,
                     google::protobuf::Message& resource) {
  const auto* field =
      resource.GetDescriptor()->FindFieldByName(reference.field);
  const auto* reflection = resource.GetReflection();
  if (!field->is_repeated()) {
    if (!names.empty()) {
      reflection->SetString(&resource, field, names.front());
    }
    return;
  }
  for (size_t i = 0; i < names.size(); ++i) {
    reflection->SetRepeatedString(&resource, field, static_cast<int>(i),
                                  names[i]);
  }
}

// Returns the path of value `i` of a reference, such as "area.number" or, in a
// list, "workstream.areas[1]". `holder` is the path of the resource.
inline std::string PathOf(const google::protobuf::Message& resource,
                          absl::string_view holder, const Reference& reference,
                          size_t i) {
  const auto* field =
      resource.GetDescriptor()->FindFieldByName(reference.field);
  return field->is_repeated()
             ? absl::StrCat(holder, ".", reference.field, "[", i, "]")
             : absl::StrCat(holder, ".", reference.field);
}

// Refuses each value of a reference that is not a name of its pattern.
inline void CheckNames(const google::protobuf::Message& resource,
                       const Reference& reference, absl::string_view holder,
                       Validation& validation) {
  const std::vector<std::string> names = NamesIn(resource, reference);
  for (size_t i = 0; i < names.size(); ++i) {
    validation.Name(PathOf(resource, holder, reference, i), names[i],
                    reference.pattern);
  }
}

// Returns NOT_FOUND, reason PARENT_NOT_FOUND, for a reference to what is not
// there.
inline absl::Status CheckThere(const store::Reader& reader,
                               const google::protobuf::Message& resource,
                               const Reference& reference) {
  for (const std::string& name : NamesIn(resource, reference)) {
    CR_ASSIGN_OR_RETURN(const auto row,
                        store::FindRow(reader, reference.table, name));
    if (row.has_value()) continue;
    return MakeError(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND",
                     absl::StrCat("what `", reference.field,
                                  "` names is not there: create it first"),
                     {{"field", reference.field}});
  }
  return absl::OkStatus();
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_RESOURCE_FIELDS_H_
