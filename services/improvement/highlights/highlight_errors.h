// The errors of the monthly reports, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_ERRORS_H_

#include "absl/status/status.h"
#include "carereform/improvement/v1/highlight_reports.pb.h"

namespace carereform::improvement::errors {

// FAILED_PRECONDITION, HIGHLIGHT_REPORT_STATE: the report is in `state`, and
// what was asked is of one that is `wanted`.
absl::Status HighlightReportState(v1::HighlightReport::State state,
                                  v1::HighlightReport::State wanted);

// FAILED_PRECONDITION, WORDS_CARRIED_FORWARD: nobody looked at last month's.
absl::Status WordsCarriedForward();

// FAILED_PRECONDITION, WORDS_MISSING: nobody wrote any.
absl::Status WordsMissing();

// FAILED_PRECONDITION, DIGEST_MISMATCH: the board saw something else.
absl::Status DigestMismatch();

// PERMISSION_DENIED, SECOND_PERSON_REQUIRED: whoever made a report does not
// review it.
absl::Status ReviewerMadeIt();

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_HIGHLIGHTS_HIGHLIGHT_ERRORS_H_
