// Errors that several services of a server share, a function for each reason.

#ifndef CR_COMMON_RPC_ERRORS_H_
#define CR_COMMON_RPC_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::rpc::errors {

// NOT_FOUND, SOURCE_NOT_FOUND: this server does not have the source that the
// request names.
absl::Status SourceNotFound();

// UNAVAILABLE, SERVER_STOPPING: the server ends, or does not begin, the call.
absl::Status ServerStopping();

// RESOURCE_EXHAUSTED, READ_QUEUE_FULL: too many calls wait to be served.
absl::Status ReadQueueFull();

}  // namespace carereform::rpc::errors

#endif  // CR_COMMON_RPC_ERRORS_H_
