#include "common/store/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::store::errors {

absl::Status Corrupt(absl::string_view what) {
  return MakeError(
      absl::StatusCode::kDataLoss, "STORE_CORRUPT",
      absl::StrCat(what, " cannot be read: restore the data from a backup"),
      {{"what", std::string(what)}});
}

absl::Status Newer(absl::string_view format, absl::string_view reads) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "STORE_NEWER",
      absl::StrCat(
          "the data was written by a newer version of the suite: it has "
          "format '",
          format, "' and this version reads '", reads,
          "'; use the version that wrote it, or a later one"),
      {{"format", std::string(format)}, {"reads", std::string(reads)}});
}

absl::Status CouncilNotFound(absl::string_view council) {
  return MakeError(
      absl::StatusCode::kNotFound, "COUNCIL_NOT_FOUND",
      absl::StrCat("there is no council '", council, "': create it first"),
      {{"council", std::string(council)}});
}

absl::Status DeadlineExceeded() {
  return MakeError(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                   "the deadline passed before the call was served: try again "
                   "with a later one");
}

}  // namespace carereform::store::errors
