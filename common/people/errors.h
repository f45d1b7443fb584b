// The errors of people and erasures, a function for each reason.

#ifndef CR_COMMON_PEOPLE_ERRORS_H_
#define CR_COMMON_PEOPLE_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::people::errors {

// FAILED_PRECONDITION, PERSON_ERASED: the person was erased or is being erased.
absl::Status PersonErased(absl::string_view person);
// FAILED_PRECONDITION, PERSON_HELD: there is a legal hold.
absl::Status PersonHeld(absl::string_view hold);
// FAILED_PRECONDITION, RETENTION_RUNS: the records are kept for longer.
absl::Status RetentionRuns();
// FAILED_PRECONDITION, PERSON_RECORD_OPEN: `record`, a name, has to be closed
// first.
absl::Status PersonRecordOpen(absl::string_view record);
// FAILED_PRECONDITION, RETENTION_RULE_MISSING: for a service that ended then.
absl::Status RetentionRuleMissing(absl::CivilDay service_end);
// FAILED_PRECONDITION, ERASURE_STATE: it was decided already.
absl::Status ErasureState(absl::string_view state);
// PERMISSION_DENIED, SECOND_PERSON_REQUIRED: whoever asked cannot approve.
absl::Status SecondPersonRequired();

}  // namespace carereform::people::errors

#endif  // CR_COMMON_PEOPLE_ERRORS_H_
