// The versions of DHSC's waiting-time method, from a dated file.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_DHSC_METHOD_FILE_H_
#define CR_SERVICES_ASSESSMENTS_CLD_DHSC_METHOD_FILE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/dhsc_method.h"

namespace carereform::assessments {

// Reads versions from a file of comma-separated values; see
// data/dhsc_waiting_methods.csv. Returns INVALID_ARGUMENT, with the number of
// the line, for another shape, a number below 1, a lower age of the older band
// than the youngest, and versions that are not in the order in which they were
// published.
absl::StatusOr<std::vector<DhscMethod>> ParseDhscMethods(absl::string_view csv);

// Returns the versions that the program was built with, by day published.
const std::vector<DhscMethod>& BuiltInDhscMethods();

// Returns the version that the program was built with that was published last.
const DhscMethod& LatestDhscMethod();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_DHSC_METHOD_FILE_H_
