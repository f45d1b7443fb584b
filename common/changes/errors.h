// Errors of the change feed, a function for each reason.

#ifndef CR_COMMON_CHANGES_ERRORS_H_
#define CR_COMMON_CHANGES_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::changes::errors {

// FAILED_PRECONDITION, LINEAGE_CHANGED: the records that a bookmark is of are
// not those that are here.
absl::Status LineageChanged();

// RESOURCE_EXHAUSTED, TOO_MANY_WATCHERS: there are `limit` already.
absl::Status TooManyWatchers(int limit);

// UNAVAILABLE, READER_TOO_SLOW: a watcher took nothing for too long.
absl::Status ReaderTooSlow();

}  // namespace carereform::changes::errors

#endif  // CR_COMMON_CHANGES_ERRORS_H_
