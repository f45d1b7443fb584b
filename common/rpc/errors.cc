#include "common/rpc/errors.h"

#include "absl/time/time.h"
#include "common/status/error.h"

namespace carereform::rpc::errors {

absl::Status SourceNotFound() {
  return MakeError(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND",
                   "this server does not have the source that is named");
}

absl::Status ServerStopping() {
  return MakeError(absl::StatusCode::kUnavailable, "SERVER_STOPPING",
                   "the server is stopping: call again once it is back");
}

absl::Status ReadQueueFull() {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "READ_QUEUE_FULL",
                "too many calls wait to be served: try again shortly"),
      absl::Milliseconds(200));
}

}  // namespace carereform::rpc::errors
