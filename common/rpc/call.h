// What a handler knows of the call that it serves.

#ifndef CR_COMMON_RPC_CALL_H_
#define CR_COMMON_RPC_CALL_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "carereform/common/v1/policy.pb.h"

namespace carereform::rpc {

// A role that a caller has on the day of a call.
struct HeldRole {
  std::string role;     // Such as `programme-officer`.
  bool deputy = false;  // In place of its holder, for a time.
};

struct Call {
  std::string caller;  // An opaque name, such as `local`; never a person's.
  std::vector<HeldRole> roles = {};
  std::vector<common::v1::DataClass> data_classes = {};  // The caller may see.
  std::string method;    // Such as `carereform.assessments.v1.GetReferral`.
  absl::Time now;        // Read once for the call.
  absl::CivilDay today;  // The day of `now` in Europe/London.
  absl::Time deadline;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CALL_H_
