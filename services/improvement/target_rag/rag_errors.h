// The errors of ratings.

#ifndef CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::improvement::errors {

// What a second reading of one day, and a second correction of one reading, are
// refused with: ALREADY_EXISTS.
inline constexpr char kReadingExists[] = "READING_EXISTS";
inline constexpr char kReadingExistsMessage[] =
    "the target has a reading of that day: correct it with "
    "CorrectTargetReading";
inline constexpr char kReadingSuperseded[] = "READING_SUPERSEDED";
inline constexpr char kReadingSupersededMessage[] =
    "the reading was corrected already: read the readings again, and correct "
    "the correction";

// FAILED_PRECONDITION, AGREED_REASON_MISSING: a rating other than the computed
// one is agreed without a reason.
absl::Status AgreedReasonMissing();

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_TARGET_RAG_RAG_ERRORS_H_
