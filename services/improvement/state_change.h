// Requests that change a state: each names a resource, why, and the day.

#ifndef CR_SERVICES_IMPROVEMENT_STATE_CHANGE_H_
#define CR_SERVICES_IMPROVEMENT_STATE_CHANGE_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/improvement/field_checks.h"
#include "services/improvement/plan.h"

namespace carereform::improvement {

// What such a request asks for.
struct AskedChange {
  std::string name;
  std::string reason;
  std::optional<absl::CivilDay> date;  // Absent for today.
  std::string etag;
};

// Checks the shape of such a request about a resource named by `pattern`.
template <typename Request>
absl::Status CheckStateChange(const Request& request,
                              absl::string_view pattern) {
  rpc::Validation validation;
  validation.Name("name", request.name(), pattern);
  validation.Text("reason", request.reason(), kMaxPassageCharacters);
  validation.Date("date", request.has_date(), request.date(),
                  rpc::Presence::kOptional);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// Returns what a checked request asks for.
template <typename Request>
AskedChange AskedOf(const Request& request) {
  return {request.name(), request.reason(), rpc::StoredDay(request.date()),
          request.etag()};
}

// Returns the day of a change. Errors: INVALID_ARGUMENT, reason FIELD_INVALID,
// for one in the future.
inline absl::StatusOr<absl::CivilDay> DayOfChange(const AskedChange& asked,
                                                  const rpc::Call& call) {
  if (!asked.date.has_value()) return call.today;
  CR_RETURN_IF_ERROR(CheckNotInFuture("date", rpc::ToDate(*asked.date), call));
  return *asked.date;
}

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_STATE_CHANGE_H_
