// What the contracts say of a resource, found by its name.

#ifndef CR_COMMON_CHANGES_RESOURCE_TYPES_H_
#define CR_COMMON_CHANGES_RESOURCE_TYPES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/common/v1/policy.pb.h"
#include "google/protobuf/descriptor.h"

namespace carereform::changes {

struct ResourceType {
  std::string type;  // Such as `carereform.local/Referral`.
  std::string
      message;  // Full name, such as `carereform.assessments.v1.Referral`.
  common::v1::DataClass data_class = common::v1::DATA_CLASS_UNSPECIFIED;
};

// Immutable after construction; thread-safe.
class ResourceTypes {
 public:
  // Knows no resource.
  ResourceTypes() = default;

  // Knows the resources in the contracts of `services`, by their full names,
  // and in what those contracts import. Services that `pool` does not know are
  // left out.
  ResourceTypes(const google::protobuf::DescriptorPool& pool,
                const std::vector<std::string>& services);

  // Returns the type of the resource of that name, or null where no contract
  // tells of it.
  const ResourceType* Find(absl::string_view name) const;

  // Whether a contract tells of resources of `type`.
  bool Has(absl::string_view type) const;

 private:
  void AddFile(const google::protobuf::FileDescriptor& file);

  std::map<std::string, ResourceType> by_shape_;
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_RESOURCE_TYPES_H_
