// Calls of methods that are known by their names alone.
#ifndef CR_TOOLS_CAREREFORM_NAMED_CALL_H_
#define CR_TOOLS_CAREREFORM_NAMED_CALL_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/protobuf/message.h"
#include "tools/carereform/connection.h"

namespace carereform::command_line {

// Sends `request` to `path`, such as `/grpc.health.v1.Health/Check`, and calls
// `take` after each response has been read into `response`: once for most
// methods, and any number of times for those that stream. Returns what the
// server ended the call with, or as Connection::Call; `limit` is on the whole.
absl::Status CallNamed(Connection& connection, const std::string& path,
                       const google::protobuf::Message& request,
                       google::protobuf::Message& response,
                       const std::function<void()>& take,
                       absl::Duration limit = kCallLimit);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_NAMED_CALL_H_
