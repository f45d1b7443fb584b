// The errors of coverage, a function for each reason.

#ifndef CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_ERRORS_H_
#define CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_ERRORS_H_

#include "absl/status/status.h"

namespace carereform::improvement::errors {

// NOT_FOUND, NOT_IN_COVERAGE: there is nothing of that name in the graph.
absl::Status NotInCoverage();

}  // namespace carereform::improvement::errors

#endif  // CR_SERVICES_IMPROVEMENT_COVERAGE_COVERAGE_ERRORS_H_
