// The errors of backups, a function for each reason.

#ifndef CR_COMMON_BACKUP_ERRORS_H_
#define CR_COMMON_BACKUP_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::backup::errors {

// DATA_LOSS, BACKUP_DAMAGED: `what`, such as "its manifest", is wrong.
absl::Status Damaged(absl::string_view what);
// FAILED_PRECONDITION, BACKUP_NEWER.
absl::Status Newer(absl::string_view format);
// FAILED_PRECONDITION, BACKUP_FOLDER_NOT_EMPTY.
absl::Status FolderNotEmpty();
// UNAVAILABLE, BACKUP_FOLDER_UNUSABLE.
absl::Status FolderUnusable();
// CANCELLED, BACKUP_STOPPED.
absl::Status Stopped();
// DATA_LOSS, RECORDS_DAMAGED: the first bad record is `named`.
absl::Status RecordsDamaged(absl::string_view named);
// FAILED_PRECONDITION, RESTORE_FOLDER_NOT_EMPTY.
absl::Status RestoreFolderNotEmpty();
// FAILED_PRECONDITION, BACKUP_SOURCE_UNKNOWN.
absl::Status SourceUnknown(absl::string_view source);

}  // namespace carereform::backup::errors

#endif  // CR_COMMON_BACKUP_ERRORS_H_
