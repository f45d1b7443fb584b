// The contracts of a server as it tells them itself.
#ifndef CR_TOOLS_CAREREFORM_REFLECTED_CONTRACTS_H_
#define CR_TOOLS_CAREREFORM_REFLECTED_CONTRACTS_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor_database.h"
#include "google/protobuf/dynamic_message.h"
#include "tools/carereform/connection.h"

namespace carereform::command_line {

// Asks over the connection when it needs to. Descriptors and messages are valid
// as long as this is.
class ReflectedContracts {
 public:
  explicit ReflectedContracts(Connection& connection);

  // Returns the methods of all services but gRPC's own, by name. Errors:
  // UNIMPLEMENTED, reason REFLECTION_MISSING; as Connection::Call.
  absl::StatusOr<std::vector<const google::protobuf::MethodDescriptor*>>
  Methods();

  // Returns the method `name`, such as
  // `carereform.funding.v1.FundingService/ListFunds`; the package may be left
  // out. Errors: NOT_FOUND, reason METHOD_NOT_FOUND; as Methods.
  absl::StatusOr<const google::protobuf::MethodDescriptor*> FindMethod(
      const std::string& name);

  // Returns an empty message of a type that was told.
  std::unique_ptr<google::protobuf::Message> NewMessage(
      const google::protobuf::Descriptor* type);

 private:
  absl::StatusOr<std::vector<std::string>> ServiceNames();
  absl::StatusOr<const google::protobuf::ServiceDescriptor*> Service(
      const std::string& name);

  Connection& connection_;
  google::protobuf::SimpleDescriptorDatabase files_;
  google::protobuf::DescriptorPool pool_{&files_};
  google::protobuf::DynamicMessageFactory messages_;
};

// Returns `package.Service/Method`, as calls are addressed.
std::string MethodPath(const google::protobuf::MethodDescriptor& method);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_REFLECTED_CONTRACTS_H_
