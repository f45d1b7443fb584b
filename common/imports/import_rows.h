// Reads rows of a file into requests, each checked as its method would check
// it.

#ifndef CR_COMMON_IMPORTS_IMPORT_ROWS_H_
#define CR_COMMON_IMPORTS_IMPORT_ROWS_H_

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/imports/csv.h"
#include "common/imports/import_kind.h"
#include "common/imports/seen_ids.h"
#include "common/status/error.h"
#include "google/protobuf/descriptor.h"
#include "google/type/date.pb.h"

namespace carereform::imports {

// Returns the number of the enum value that `word` is in lower case, such as
// `care_act`; 0 for another word or none.
int EnumNumberOf(absl::string_view word,
                 const google::protobuf::EnumDescriptor& values);

// Returns the number of the enum value that the column names in lower case,
// such as `care_act`. Adds an issue and returns 0 for another word or none.
int ReadEnumWord(const CsvRow& row, absl::string_view column,
                 const google::protobuf::EnumDescriptor& values,
                 Issues& issues);

// Sets `date` to the day that the column holds and returns true; returns false
// where it is empty. Adds an issue where it holds something else.
bool ReadDay(const CsvRow& row, absl::string_view column,
             google::type::Date& date, Issues& issues);

// Returns INVALID_ARGUMENT, reason FIELD_INVALID, that names `column` if
// `taken`.
absl::Status RefuseTaken(bool taken, absl::string_view column);

// Returns ALREADY_EXISTS, reason RESOURCE_EXISTS, if `exists`.
absl::Status RefuseExisting(bool exists, absl::string_view name);

// Notes where an id stood first; adds an issue where it is missing or stands
// again.
void CheckIdOnce(const CsvRow& row, absl::string_view id_column, SeenIds& ids,
                 Issues& issues);

// Adds the violations of `status` as issues of the row; `prefix` is taken off
// the fields, which leaves the columns.
void AddViolations(const CsvRow& row, absl::string_view prefix,
                   const absl::Status& status, Issues& issues);

// Reads a file whose rows are each a request: `read` makes it and `check`
// checks it, as absl::Status(const Request&).
template <typename Read, typename Check>
ParsedFile ParseRows(absl::string_view content,
                     const std::vector<CsvColumn>& columns,
                     absl::string_view id_column, absl::string_view prefix,
                     Read read, Check check) {
  ParsedFile parsed;
  const CsvFile file = ParseCsv(content, columns, parsed.issues);
  parsed.note = file.note;
  if (!parsed.issues.empty()) return parsed;
  SeenIds ids;
  for (const CsvRow& row : file.rows) {
    const int before = parsed.issues.count();
    CheckIdOnce(row, id_column, ids, parsed.issues);
    const auto request = read(row, parsed.issues);
    if (parsed.issues.count() == before) {
      AddViolations(row, prefix, check(request), parsed.issues);
    }
    parsed.items.push_back({row.line, request.SerializeAsString()});
  }
  return parsed;
}

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_ROWS_H_
