// Lines of dated data files: what applies from a day, up to another, with how
// firm it is and where it was published.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_DATED_LINES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_DATED_LINES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/imports/csv.h"

namespace carereform::financial_assessments {

// A line, with its columns from_date, to_date, status and source read.
struct DatedLine {
  imports::CsvRow row;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;  // in force, proposed, assumed or withdrawn.
  std::string source;
};

// Reads a file with `columns` of its own and those four. Errors:
// INVALID_ARGUMENT, with no reason, that names the line.
absl::StatusOr<std::vector<DatedLine>> ParseDatedLines(
    absl::string_view csv, const std::vector<std::string>& columns);

// Returns INVALID_ARGUMENT, with no reason: the number of `line`, and `words`.
absl::Status LineError(const DatedLine& line, absl::string_view words);

// Returns the whole number that a column holds, from `low` to `high`. Errors:
// as for LineError.
absl::StatusOr<int64_t> WholeNumberIn(const DatedLine& line,
                                      absl::string_view column, int64_t low,
                                      int64_t high);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_DATED_LINES_H_
