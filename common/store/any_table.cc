#include "common/store/any_table.h"

#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.h"

namespace carereform::store {

std::string NamePatternOf(const google::protobuf::Descriptor& message) {
  const auto& resource = message.options().GetExtension(google::api::resource);
  return resource.pattern_size() == 0 ? "" : resource.pattern(0);
}

}  // namespace carereform::store
