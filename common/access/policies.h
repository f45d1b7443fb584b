// Who may call which method, as the contracts have it. A method is found by the
// message of its requests, never by a path that a caller sent.

#ifndef CR_COMMON_ACCESS_POLICIES_H_
#define CR_COMMON_ACCESS_POLICIES_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/common/v1/policy.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace carereform::access {

// The policy of one method, and where its requests name what it is about.
struct Policy {
  std::string method;  // Its full name.
  common::v1::MethodPolicy rules;
  // From the request to the field with the council's id, or with a name within
  // the council; empty for a method of no one council.
  std::vector<const google::protobuf::FieldDescriptor*> path;
};

// The council that `request` is about; empty where there is none, or its name
// has not the shape of one.
std::string CouncilIn(const Policy& policy,
                      const google::protobuf::Message& request);

// The name that `request` is about, such as that of a person's record; empty
// where it is about none.
std::string NameIn(const Policy& policy,
                   const google::protobuf::Message& request);

// The source in the name that `request` is about, such as `assessments`; empty
// where there is none.
std::string SourceIn(const Policy& policy,
                     const google::protobuf::Message& request);

// The field that names the council, such as `measure.name`.
std::string FieldOf(const Policy& policy);

class Policies {
 public:
  // Reads the policies of all methods of `services`, by their full names. Those
  // of gRPC's own health and reflection need none. Errors: FAILED_PRECONDITION,
  // reason POLICY_MISSING.
  static absl::StatusOr<Policies> Of(
      const google::protobuf::DescriptorPool& pool,
      const std::vector<std::string>& services);

  // Returns the policy of the method that takes such requests, or null.
  const Policy* Find(const google::protobuf::Descriptor& request) const;

  // Every policy, in no order.
  std::vector<const Policy*> All() const;

 private:
  absl::Status AddMethod(const google::protobuf::MethodDescriptor& method);

  std::unordered_map<const google::protobuf::Descriptor*, Policy> by_request_;
};

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_POLICIES_H_
