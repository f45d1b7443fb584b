#include "common/changes/resource_types.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "google/api/resource.pb.h"

namespace carereform::changes {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FileDescriptor;

// A name and its pattern have the same shape: words and ids take turns.
std::string ShapeOf(absl::string_view name) {
  std::vector<absl::string_view> segments = absl::StrSplit(name, '/');
  for (size_t i = 1; i < segments.size(); i += 2) segments[i] = "{}";
  return absl::StrJoin(segments, "/");
}

void Gather(const FileDescriptor& file, std::set<const FileDescriptor*>& all) {
  if (!all.insert(&file).second) return;
  for (int i = 0; i < file.dependency_count(); ++i) {
    Gather(*file.dependency(i), all);
  }
}

}  // namespace

ResourceTypes::ResourceTypes(const google::protobuf::DescriptorPool& pool,
                             const std::vector<std::string>& services) {
  std::set<const FileDescriptor*> files;
  for (const std::string& name : services) {
    const auto* service = pool.FindServiceByName(name);
    if (service != nullptr) Gather(*service->file(), files);
  }
  for (const FileDescriptor* file : files) AddFile(*file);
}

void ResourceTypes::AddFile(const FileDescriptor& file) {
  for (int i = 0; i < file.message_type_count(); ++i) {
    const Descriptor& message = *file.message_type(i);
    const auto& resource =
        message.options().GetExtension(google::api::resource);
    for (const std::string& pattern : resource.pattern()) {
      by_shape_[ShapeOf(pattern)] = {
          .type = resource.type(),
          .message = message.full_name(),
          .data_class = message.options().GetExtension(common::v1::data_class)};
    }
  }
}

const ResourceType* ResourceTypes::Find(absl::string_view name) const {
  const auto found = by_shape_.find(ShapeOf(name));
  return found == by_shape_.end() ? nullptr : &found->second;
}

bool ResourceTypes::Has(absl::string_view type) const {
  return std::any_of(
      by_shape_.begin(), by_shape_.end(),
      [&](const auto& known) { return known.second.type == type; });
}

}  // namespace carereform::changes
