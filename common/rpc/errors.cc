#include "common/rpc/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::rpc::errors {

absl::Status SourceNotFound(absl::string_view source) {
  return MakeError(absl::StatusCode::kNotFound, "SOURCE_NOT_FOUND",
                   absl::StrCat("this server has no source '", source, "'"),
                   {{"source", std::string(source)}});
}

absl::Status ServerStopping() {
  return MakeError(absl::StatusCode::kUnavailable, "SERVER_STOPPING",
                   "the server is stopping: call again once it is back");
}

}  // namespace carereform::rpc::errors
