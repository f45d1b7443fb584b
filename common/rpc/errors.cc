#include "common/rpc/errors.h"

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

}  // namespace carereform::rpc::errors
