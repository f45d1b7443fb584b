#include "common/backup/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::backup::errors {

absl::Status Damaged(absl::string_view what) {
  return MakeError(
      absl::StatusCode::kDataLoss, "BACKUP_DAMAGED",
      absl::StrCat("the backup cannot be trusted: ", what, "; use another one"),
      {{"what", std::string(what)}});
}

absl::Status Newer(absl::string_view format) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "BACKUP_NEWER",
                   absl::StrCat("the backup has the format '", format,
                                "', which this version does not read: use the "
                                "version that wrote it, or a later one"),
                   {{"format", std::string(format)}});
}

absl::Status FolderNotEmpty() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "BACKUP_FOLDER_NOT_EMPTY",
                   "the folder for the backup has something in it: name one "
                   "that is not there yet");
}

absl::Status FolderUnusable() {
  return MakeError(absl::StatusCode::kUnavailable, "BACKUP_FOLDER_UNUSABLE",
                   "the folder cannot be read or written: see that the one "
                   "above it is there, has room and may be written to");
}

absl::Status Stopped() {
  return MakeError(absl::StatusCode::kCancelled, "BACKUP_STOPPED",
                   "the server stopped before the backup was complete");
}

absl::Status RecordsDamaged(absl::string_view named) {
  return MakeError(
      absl::StatusCode::kDataLoss, "RECORDS_DAMAGED",
      absl::StrCat("stored records are not what they have to be; the first is ",
                   named),
      {{"record", std::string(named)}});
}

absl::Status RestoreFolderNotEmpty() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "RESTORE_FOLDER_NOT_EMPTY",
                   "the folder to restore into has something in it: name one "
                   "that is not there yet");
}

absl::Status SourceUnknown(absl::string_view source) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "BACKUP_SOURCE_UNKNOWN",
      absl::StrCat("the backup has records of the source '", source,
                   "', which this version does not have: use the "
                   "version that wrote it, or a later one"),
      {{"source", std::string(source)}});
}

}  // namespace carereform::backup::errors
