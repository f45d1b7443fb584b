// Lines of dated data files: what applies from a day, up to another, with how
// firm it is and where it was published.

#ifndef CR_COMMON_IMPORTS_DATED_ROWS_H_
#define CR_COMMON_IMPORTS_DATED_ROWS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/imports/csv.h"

namespace carereform::imports {

// A line, with its columns from_date, to_date, status and source read.
struct DatedRow {
  CsvRow row;
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;
  std::string source;
};

// A file, less the lines that have issues.
struct DatedFile {
  std::string note;
  std::vector<DatedRow> rows;
};

// Reads a file with `columns` of its own and those four; `statuses` are the
// words that a status may be. Adds an issue for whatever is wrong with the file
// or with those four, one a line.
DatedFile ReadDatedFile(absl::string_view csv,
                        const std::vector<CsvColumn>& columns,
                        absl::Span<const absl::string_view> statuses,
                        Issues& issues);

// Reads a file of this program's own. Errors: INVALID_ARGUMENT, with no reason,
// that names the line of the first issue that ReadDatedFile would add.
absl::StatusOr<std::vector<DatedRow>> ParseDatedRows(
    absl::string_view csv, const std::vector<std::string>& columns,
    absl::Span<const absl::string_view> statuses);

// Returns INVALID_ARGUMENT, with no reason: the line of `row`, and `words`.
absl::Status LineError(const DatedRow& row, absl::string_view words);

// Returns the whole number that a column holds, from `low` to `high`; `empty`
// where it holds nothing and that is given. Errors: as for LineError.
absl::StatusOr<int> NumberIn(const DatedRow& row, absl::string_view column,
                             int low, int high,
                             std::optional<int> empty = std::nullopt);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_DATED_ROWS_H_
