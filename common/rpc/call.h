// What a handler knows of the call that it serves.

#ifndef CR_COMMON_RPC_CALL_H_
#define CR_COMMON_RPC_CALL_H_

#include <string>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace carereform::rpc {

struct Call {
  std::string caller;    // An opaque name, such as `local`; never a person's.
  std::string method;    // Such as `carereform.assessments.v1.GetReferral`.
  absl::Time now;        // Read once for the call.
  absl::CivilDay today;  // The day of `now` in Europe/London.
  absl::Time deadline;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CALL_H_
