// The errors of stores, a function for each reason.

#ifndef CR_COMMON_STORE_ERRORS_H_
#define CR_COMMON_STORE_ERRORS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::store::errors {

// DATA_LOSS, STORE_CORRUPT: `what`, such as "a stored fact", cannot be read.
absl::Status Corrupt(absl::string_view what);
// FAILED_PRECONDITION, STORE_NEWER: the data has `format`, which is later than
// `reads`.
absl::Status Newer(absl::string_view format, absl::string_view reads);
// NOT_FOUND, RESOURCE_ERASED: nothing of `what` is kept any more.
absl::Status Erased(absl::string_view what);
// UNAVAILABLE, STORE_UNAVAILABLE.
absl::Status Unavailable();
// DATA_LOSS, WATERMARK_DAMAGED: neither slot can be read.
absl::Status WatermarkDamaged();
// DATA_LOSS, WATERMARK_MISSING: there are records and no watermark.
absl::Status WatermarkMissing();
// DATA_LOSS, STORE_MISSING: there is a watermark, or a part of the records, and
// not what belongs to it.
absl::Status StoreMissing();
// DATA_LOSS, STORE_BELOW_WATERMARK: `council`'s records end at `revision` and
// once had `watermark`.
absl::Status BelowWatermark(absl::string_view council, uint64_t revision,
                            uint64_t watermark);
// DATA_LOSS, STORE_FORKED: `council`'s records have another change at
// `revision` than the watermark, or have another lineage.
absl::Status Forked(absl::string_view council, uint64_t revision);
// UNAVAILABLE, SCRUB_BLOCKED: a reader keeps what was deleted meanwhile.
absl::Status ScrubBlocked();
// RESOURCE_EXHAUSTED, DISK_NEARLY_FULL, with a retry delay.
absl::Status DiskNearlyFull();
// FAILED_PRECONDITION, TOO_MANY_COUNCILS.
absl::Status TooManyCouncils();
// NOT_FOUND, COUNCIL_NOT_FOUND.
absl::Status CouncilNotFound();
// DEADLINE_EXCEEDED, DEADLINE_EXCEEDED.
absl::Status DeadlineExceeded();

}  // namespace carereform::store::errors

#endif  // CR_COMMON_STORE_ERRORS_H_
