#include "common/people/errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/types/civil_date.h"

namespace carereform::people::errors {

absl::Status PersonErased(absl::string_view person) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "PERSON_ERASED",
      absl::StrCat(person,
                   " was erased or is being erased: what identified "
                   "the person is gone and nothing can be added"),
      {{"name", std::string(person)}});
}

absl::Status PersonHeld(absl::string_view hold) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "PERSON_HELD",
                   absl::StrCat("the records are held (", hold,
                                "): they can be erased once the hold is ended "
                                "with SetRetention"),
                   {{"legal_hold", std::string(hold)}});
}

absl::Status RetentionRuns() {
  return MakeError(absl::StatusCode::kFailedPrecondition, "RETENTION_RUNS",
                   "the time for which the records are kept has not ended: "
                   "wait for retention_end_date, or give the other reason for "
                   "which they have to go");
}

absl::Status PersonRecordOpen(absl::string_view record) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "PERSON_RECORD_OPEN",
      absl::StrCat(record,
                   " is about the person and still open: what is owed, paid or "
                   "contested has to be known until it is settled; close it "
                   "and then ask for the erasure"),
      {{"name", std::string(record)}});
}

absl::Status RetentionRuleMissing(absl::CivilDay service_end) {
  return MakeError(
      absl::StatusCode::kFailedPrecondition, "RETENTION_RULE_MISSING",
      absl::StrCat("no retention rule covers a service that ended on ",
                   PrintDate(service_end), ": check service_end_date"),
      {{"service_end_date", FormatDate(service_end)}});
}

absl::Status ErasureState(absl::string_view state) {
  return MakeError(absl::StatusCode::kFailedPrecondition, "ERASURE_STATE",
                   absl::StrCat("the erasure is ", state,
                                ": only one that is REQUESTED can be decided"),
                   {{"state", std::string(state)}});
}

absl::Status SecondPersonRequired() {
  return MakeError(absl::StatusCode::kPermissionDenied,
                   "SECOND_PERSON_REQUIRED",
                   "whoever asked for an erasure cannot approve it: another "
                   "caller has to");
}

}  // namespace carereform::people::errors
