// Whole files of comma-separated values, for those that stay small.

#ifndef CR_COMMON_IMPORTS_CSV_H_
#define CR_COMMON_IMPORTS_CSV_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/imports/csv_reader.h"
#include "common/imports/issues.h"

namespace carereform::imports {

// A file.
struct CsvFile {
  std::string note;
  std::vector<CsvRow> rows;  // Those without issues.
};

// Reads a file with `columns`, in any order. Adds an issue for each column that
// is unknown, named twice or lacking, and those of CsvReader.
CsvFile ParseCsv(absl::string_view content,
                 const std::vector<CsvColumn>& columns, Issues& issues);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_CSV_H_
