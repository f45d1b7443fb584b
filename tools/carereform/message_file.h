// Messages of the contracts as people write them: protobuf's JSON.
#ifndef CR_TOOLS_CAREREFORM_MESSAGE_FILE_H_
#define CR_TOOLS_CAREREFORM_MESSAGE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace google::protobuf {
class Message;
}

namespace carereform::command_line {

// Returns all of the file at `path`, or of the input stream for `-`. Returns
// INVALID_ARGUMENT, reason FILE_UNREADABLE.
absl::StatusOr<std::string> ReadText(const std::string& path);

// Sets `message` to what `json` says; `what` names it in errors, such as "the
// request", and `method` the call that takes it, such as
// "ChargeCalculatorService/CalculateCharge", whose fields the remedy shows.
// Returns INVALID_ARGUMENT, reason REQUEST_INVALID, metadata `method`.
absl::Status ParseMessage(absl::string_view what, const std::string& method,
                          const std::string& json,
                          google::protobuf::Message& message);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_MESSAGE_FILE_H_
