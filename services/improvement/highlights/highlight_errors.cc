#include "services/improvement/highlights/highlight_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"

namespace carereform::improvement::errors {

absl::Status HighlightReportState(v1::HighlightReport::State state,
                                  v1::HighlightReport::State wanted) {
  const std::string is = v1::HighlightReport::State_Name(state);
  const std::string needed = v1::HighlightReport::State_Name(wanted);
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "HIGHLIGHT_REPORT_STATE",
      absl::StrCat("the report is ", is, ", and this is done to one that is ",
                   needed, ": read it again to see how far it is"),
      {{"state", is}, {"wanted", needed}});
}

absl::Status WordsCarriedForward() {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "WORDS_CARRIED_FORWARD",
                   "the `narrative` is that of the month before: write it for "
                   "this month first");
}

absl::Status WordsMissing() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "WORDS_MISSING",
                   "the `narrative` is empty: write it before the review");
}

absl::Status DigestMismatch() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "DIGEST_MISMATCH",
                   "`digest` is not that of the report as it was reviewed: "
                   "show the board the report as it is");
}

absl::Status ReviewerMadeIt() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "SECOND_PERSON_REQUIRED",
                   "whoever prepared or wrote a report cannot review it: "
                   "another caller has to");
}

}  // namespace carereform::improvement::errors
