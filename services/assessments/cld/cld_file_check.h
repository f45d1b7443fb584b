// Holds a whole file of Client Level Data against the specification, row by row
// and in bounded memory.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_FILE_CHECK_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_FILE_CHECK_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/imports/csv_reader.h"
#include "common/imports/issues.h"
#include "services/assessments/domain/cld_validation.h"

namespace carereform::assessments {

// A field of a row that failed. Holds no value.
struct CldFailure {
  int line = 0;
  std::string field;
  std::string state;  // In DHSC's words.
  std::string remedy;
};

// What a file comes to.
struct CldFileReport {
  explicit CldFileReport(size_t fields) : counts(fields) {}

  imports::Issues unusable;          // Rows, or the file, of no use: no event
                                     // can be made of them.
  ValidationCounts counts;           // By field and state.
  std::vector<CldFailure> failures;  // The first that failed, by row.
};

// Reads a file from its first byte to its last. Keeps at most `most_failures`
// failures, and counts all. Errors: those of `next`.
absl::StatusOr<CldFileReport> CheckCldFile(imports::NextBytes next,
                                           absl::CivilDay today,
                                           size_t most_failures);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_FILE_CHECK_H_
