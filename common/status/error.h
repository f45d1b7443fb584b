// Errors that callers can act on: each carries one google.rpc.ErrorInfo whose
// reason is as stable as a field number.
//
// An error without a reason was not meant for callers. ToGrpcStatus replaces it
// by INTERNAL and keeps its words for the log.

#ifndef CR_COMMON_STATUS_ERROR_H_
#define CR_COMMON_STATUS_ERROR_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace grpc {
class Status;
}

namespace carereform {

using ErrorMetadata = std::vector<std::pair<std::string, std::string>>;

// The ErrorInfo domain of every error of the suite.
inline constexpr char kErrorDomain[] = "carereform";

// Returns an error whose ErrorInfo has `reason`, UPPER_SNAKE_CASE of 63
// characters at most. Neither `message` nor `metadata` may hold personal data:
// both reach callers and whoever they show them to.
absl::Status MakeError(absl::StatusCode code, absl::string_view reason,
                       absl::string_view message, ErrorMetadata metadata = {});

// One thing that is wrong with a request.
struct FieldViolation {
  std::string field;  // Path from the request, such as "referral.team".
  std::string
      description;  // The rule and what to do, without the field's name.
};

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, with a BadRequest that names
// every violation. Requires at least one.
absl::Status InvalidFields(const std::vector<FieldViolation>& violations);

// Returns InvalidFields of one violation.
absl::Status InvalidField(absl::string_view field,
                          absl::string_view description);

// Adds a RetryInfo to `status`: the caller may try again after `delay`.
absl::Status WithRetryDelay(absl::Status status, absl::Duration delay);

// Returns the reason in `status`'s ErrorInfo, or "" if there is none.
std::string ReasonOf(const absl::Status& status);

// Returns the violations in `status`'s BadRequest; empty if there is none.
std::vector<FieldViolation> ViolationsOf(const absl::Status& status);

// Converts for the wire, keeping details. An error with no reason becomes
// INTERNAL, reason INTERNAL, with none of its words. Of very many violations
// the first are kept, as many as gRPC sends, and how many more there are.
grpc::Status ToGrpcStatus(const absl::Status& status);

// Converts a status received from another server, with its details.
absl::Status FromGrpcStatus(const grpc::Status& status);

}  // namespace carereform

#endif  // CR_COMMON_STATUS_ERROR_H_
