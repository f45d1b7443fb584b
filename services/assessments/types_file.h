// The types of assessment that the service was built with.

#ifndef CR_SERVICES_ASSESSMENTS_TYPES_FILE_H_
#define CR_SERVICES_ASSESSMENTS_TYPES_FILE_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/assessment_types.h"

namespace carereform::assessments {

// Reads a file such as data/types.csv. Errors: INVALID_ARGUMENT, with no
// reason, that names the line.
absl::StatusOr<std::vector<StageRule>> ParseStageRules(absl::string_view csv);

// Reads a file such as data/type_rules.csv into `types`, whose rules about
// stages it leaves alone. Errors as for ParseStageRules.
absl::Status ParseTypeRules(absl::string_view csv, AssessmentTypes& types);

// Returns data/types.csv and data/type_rules.csv.
absl::StatusOr<AssessmentTypes> BuiltInTypes();

// Returns BuiltInTypes, read once. Requires that they can be read, which a
// server makes sure of before it starts.
const AssessmentTypes& HeldTypes();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_TYPES_FILE_H_
