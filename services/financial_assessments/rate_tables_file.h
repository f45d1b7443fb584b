// Files of rate tables: those that the service was built with, and those that a
// council imports.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RATE_TABLES_FILE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RATE_TABLES_FILE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/imports/issues.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// A rate table, and the line of its file on which it stands first.
struct RateTableOfFile {
  RateTable table;
  int line = 0;
};

struct RateTablesFile {
  std::string note;
  std::vector<RateTableOfFile> tables;  // In the order of the file.
};

// Reads a file such as data/rate_tables.csv. Adds an issue for each line that
// is wrong by itself or beside the others of its table, and for two tables on
// one day and a gap between tables.
RateTablesFile ReadRateTables(absl::string_view csv, imports::Issues& issues);

// Returns data/rate_tables.csv. Errors: INVALID_ARGUMENT, with no reason, that
// names the line.
absl::StatusOr<std::vector<RateTable>> BuiltInRateTables();

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RATE_TABLES_FILE_H_
