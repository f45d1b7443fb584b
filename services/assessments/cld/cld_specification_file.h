// The specification of Client Level Data, from dated files.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_SPECIFICATION_FILE_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_SPECIFICATION_FILE_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// The release that the files describe.
inline constexpr char kCldRelease[] = "2";

// Reads fields and values from two files of comma-separated values; see
// data/cld_fields.csv and data/cld_values.csv. Returns INVALID_ARGUMENT, with
// the file and the number of the line, for another shape, for words that are
// not known, and for a value of release 1 that maps to none of release 2.
absl::StatusOr<CldSpecification> ParseCldSpecification(
    absl::string_view fields_csv, absl::string_view values_csv);

// Returns the specification that the program was built with.
const CldSpecification& BuiltInCldSpecification();

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_SPECIFICATION_FILE_H_
