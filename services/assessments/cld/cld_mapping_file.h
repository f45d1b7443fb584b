// What cases of this service are called in Client Level Data, from a dated
// file.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_MAPPING_FILE_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_MAPPING_FILE_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/cld_mapping.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// Reads a mapping to the values of `specification`; see data/cld_mapping.csv.
// Returns INVALID_ARGUMENT, with the number of the line, for another shape and
// for values that are in no list.
absl::StatusOr<CldMapping> ParseCldMapping(
    absl::string_view csv, const CldSpecification& specification);

// Returns the mapping that the program was built with.
const CldMapping& BuiltInCldMapping();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_MAPPING_FILE_H_
