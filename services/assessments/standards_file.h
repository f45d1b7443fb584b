// The standards that the service was built with.

#ifndef CR_SERVICES_ASSESSMENTS_STANDARDS_FILE_H_
#define CR_SERVICES_ASSESSMENTS_STANDARDS_FILE_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/standards.h"

namespace carereform::assessments {

// Reads a file such as data/standards.csv. Errors: INVALID_ARGUMENT, with no
// reason, that names the line.
absl::StatusOr<std::vector<Standard>> ParseStandards(absl::string_view csv);

// Returns data/standards.csv.
absl::StatusOr<std::vector<Standard>> BuiltInStandards();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_STANDARDS_FILE_H_
