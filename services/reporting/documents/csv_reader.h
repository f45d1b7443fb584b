// For tests only: reads comma-separated values as RFC 4180 has them, written
// from the standard and not from the writer that it checks.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_CSV_READER_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_CSV_READER_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::reporting::documents {

// Returns the records of `csv`, or nothing where it breaks the standard: a
// record not ended by CR LF, a bare quote or line end outside quotes, text
// after a closing quote, or records of different lengths.
std::optional<std::vector<std::vector<std::string>>> ReadCsv(
    absl::string_view csv);

// Returns the records under the header, each by column name. Aborts where
// ReadCsv returns nothing.
std::vector<std::map<std::string, std::string>> ReadCsvRows(
    absl::string_view csv);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_CSV_READER_H_
