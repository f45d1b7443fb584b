#include "services/improvement/coverage/coverage_errors.h"

#include "common/status/error.h"

namespace carereform::improvement::errors {

absl::Status NotInCoverage() {
  return MakeError(
      absl::StatusCode::kNotFound, "NOT_IN_COVERAGE",
      "`name` was no finding, part of the plan or thing that one names on that "
      "day: begin at one that ListCoverageGaps or another walk returned");
}

}  // namespace carereform::improvement::errors
