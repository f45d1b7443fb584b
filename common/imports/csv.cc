#include "common/imports/csv.h"

#include <utility>

namespace carereform::imports {

CsvFile ParseCsv(absl::string_view content,
                 const std::vector<CsvColumn>& columns, Issues& issues) {
  // Bytes that are here already cannot fail to come.
  CsvReader reader([&]() -> absl::StatusOr<std::string> {
    return std::string(std::exchange(content, ""));
  });
  CsvFile file;
  const bool readable = *reader.ReadHead(issues);
  file.note = reader.note();
  if (!readable) return file;
  CheckColumns(*reader.header(), columns, issues);
  CsvRow row;
  for (int before = issues.count(); *reader.ReadRow(row, issues);
       before = issues.count()) {
    if (issues.count() == before) file.rows.push_back(row);
  }
  return file;
}

}  // namespace carereform::imports
