// Lines of dated data files: what applies from a day, up to another, with how
// firm it is and where it was published.

#ifndef CR_SERVICES_ASSESSMENTS_DATED_ROWS_H_
#define CR_SERVICES_ASSESSMENTS_DATED_ROWS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/imports/csv.h"

namespace carereform::assessments {

// A line, with its columns from_date, to_date, status and source read.
struct DatedRow {
  imports::CsvRow row;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// Reads a file with `columns` of its own and those four. Errors:
// INVALID_ARGUMENT, with no reason, that names the line.
absl::StatusOr<std::vector<DatedRow>> ParseDatedRows(
    absl::string_view csv, const std::vector<std::string>& columns);

// Returns INVALID_ARGUMENT, with no reason: the line of `row`, and `words`.
absl::Status LineError(const DatedRow& row, absl::string_view words);

// Returns the whole number that a column holds, from `low` to `high`; `empty`
// where it holds nothing and that is given. Errors: as for LineError.
absl::StatusOr<int> NumberIn(const DatedRow& row, absl::string_view column,
                             int low, int high,
                             std::optional<int> empty = std::nullopt);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DATED_ROWS_H_
