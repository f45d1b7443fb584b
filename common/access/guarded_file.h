// Reads files on which access rests, and only such as others cannot tamper
// with.

#ifndef CR_COMMON_ACCESS_GUARDED_FILE_H_
#define CR_COMMON_ACCESS_GUARDED_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::access {

// Who else than its owner may do what with a file.
enum class Sharing {
  kNobodyElse,    // Neither group nor others may read or write.
  kOthersMayRead  // Neither group nor others may write.
};

// Returns what is in the file at `path`, of 1 MiB at most. Errors: NOT_FOUND,
// reason ACCESS_FILE_UNREADABLE; FAILED_PRECONDITION, reason
// ACCESS_FILE_EXPOSED, where more is allowed than `sharing` has it, or the file
// is neither this user's nor root's.
absl::StatusOr<std::string> ReadGuardedFile(const std::string& path,
                                            Sharing sharing);

// Returns the token in the file at `path`: one line. Errors as above;
// ACCESS_FILE_UNREADABLE also for a file with anything else in it.
absl::StatusOr<std::string> ReadTokenOf(const std::string& path);

}  // namespace carereform::access

#endif  // CR_COMMON_ACCESS_GUARDED_FILE_H_
