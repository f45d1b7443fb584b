// What a handler knows of the call that it serves.

#ifndef CR_COMMON_RPC_CALL_H_
#define CR_COMMON_RPC_CALL_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "carereform/common/v1/policy.pb.h"
#include "common/access/caller.h"

namespace carereform::rpc {

// A role that a caller has on the day of a call.
using access::HeldRole;

struct Call {
  std::string caller;  // An opaque name, such as `local`; never a person's.
  std::vector<HeldRole> roles = {};
  // That the caller may see through the roles that let it make this call.
  std::vector<common::v1::DataClass> data_classes = {};
  access::Limit councils = {};  // That the caller acts for.
  access::Limit teams = {};     // Whose cases the caller may read and change.
  std::string council = {};     // That the call is about; empty for none.
  std::string record = {};      // The record read, where reads are logged.
  std::string method;    // Such as `carereform.assessments.v1.GetReferral`.
  absl::Time now;        // Read once for the call.
  absl::CivilDay today;  // The day of `now` in Europe/London.
  absl::Time deadline;
  bool in_process = false;  // The server asks itself.
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_CALL_H_
