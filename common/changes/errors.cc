#include "common/changes/errors.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::changes::errors {

absl::Status LineageChanged() {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "LINEAGE_CHANGED",
      "the records were restored from a backup since the bookmark was given, "
      "and may lack what was read: read the feed from its beginning");
}

absl::Status TooManyWatchers(int limit) {
  return WithRetryDelay(
      MakeError(absl::StatusCode::kResourceExhausted, "TOO_MANY_WATCHERS",
                absl::StrCat("the server serves ", limit,
                             " watchers already: try again later, or list the "
                             "changes from time to time"),
                {{"limit", absl::StrCat(limit)}}),
      absl::Seconds(10));
}

absl::Status ReaderTooSlow() {
  return MakeError(absl::StatusCode::kUnavailable, "READER_TOO_SLOW",
                   "nothing was taken for too long: go on from the last "
                   "bookmark once there is time to read");
}

}  // namespace carereform::changes::errors
