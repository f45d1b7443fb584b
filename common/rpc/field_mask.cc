#include "common/rpc/field_mask.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/text_shape.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/util/field_mask_util.h"
#include "google/protobuf/util/message_differencer.h"

namespace carereform::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;
using google::protobuf::util::FieldMaskUtil;

bool HasBehavior(const FieldDescriptor& field,
                 google::api::FieldBehavior behavior) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) {
      return true;
    }
  }
  return false;
}

bool IsPassedOver(const FieldDescriptor& field) {
  return field.name() == "name" || field.name() == "etag" ||
         HasBehavior(field, google::api::OUTPUT_ONLY);
}

// The top-level fields that are meant; nested paths stay as they are.
std::vector<std::string> PathsOf(const FieldMask& mask,
                                 const Message& changes) {
  std::vector<std::string> paths(mask.paths().begin(), mask.paths().end());
  const bool all = paths.size() == 1 && paths[0] == "*";
  if (!all && !paths.empty()) return paths;
  paths.clear();
  std::vector<const FieldDescriptor*> set;
  changes.GetReflection()->ListFields(changes, &set);
  for (int i = 0; i < changes.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = changes.GetDescriptor()->field(i);
    if (all || std::find(set.begin(), set.end(), field) != set.end()) {
      paths.push_back(field->name());
    }
  }
  return paths;
}

}  // namespace

absl::Status ApplyUpdateMask(const FieldMask& mask, const Message& changes,
                             Message& target) {
  const Descriptor* descriptor = target.GetDescriptor();
  std::vector<FieldViolation> violations;
  FieldMask taken;
  for (const std::string& path : PathsOf(mask, changes)) {
    std::vector<const FieldDescriptor*> fields;
    if (!FieldMaskUtil::GetFieldDescriptors(descriptor, path, &fields)) {
      violations.push_back(
          {"update_mask",
           absl::StrCat("names what a ", descriptor->name(), " does not have",
                        IsFieldName(path) ? ": " + path : "")});
    } else if (!IsPassedOver(*fields.front())) {
      taken.add_paths(path);
    }
  }
  const std::unique_ptr<Message> result(target.New());
  result->CopyFrom(target);
  FieldMaskUtil::MergeOptions options;
  options.set_replace_message_fields(true);
  options.set_replace_repeated_fields(true);
  FieldMaskUtil::MergeMessageTo(changes, taken, options, result.get());
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const FieldDescriptor* field = descriptor->field(i);
    if (!HasBehavior(*field, google::api::IMMUTABLE)) continue;
    google::protobuf::util::MessageDifferencer differencer;
    if (!differencer.CompareWithFields(target, *result, {field}, {field})) {
      violations.push_back(
          {field->name(), "cannot be changed: create a new one instead"});
    }
  }
  if (!violations.empty()) return InvalidFields(violations);
  target.CopyFrom(*result);
  return absl::OkStatus();
}

}  // namespace carereform::rpc
