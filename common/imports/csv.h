// Comma-separated files as RFC 4180 has them, with lines that begin with `#`
// before the header taken as the file's note on itself.

#ifndef CR_COMMON_IMPORTS_CSV_H_
#define CR_COMMON_IMPORTS_CSV_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/imports/issues.h"

namespace carereform::imports {

// A column that a file may have.
struct CsvColumn {
  std::string name;
  bool required = true;  // Whether the header has to name it.
};

// A row: its line, and its values by column. A column that the header does not
// name is empty.
struct CsvRow {
  int line = 0;
  std::map<std::string, std::string, std::less<>> values;

  // Returns the value of `column`, or "".
  const std::string& Get(absl::string_view column) const;
};

// A file.
struct CsvFile {
  std::string note;
  std::vector<CsvRow> rows;
};

// Reads a file with `columns`, in any order. Adds an issue for each column that
// is unknown, named twice or lacking, each row with more or fewer values than
// the header, a quote out of place, and text that is not UTF-8.
CsvFile ParseCsv(absl::string_view content,
                 const std::vector<CsvColumn>& columns, Issues& issues);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_CSV_H_
