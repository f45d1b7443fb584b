// The cells of a progress return as a table of comma-separated values.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_RETURN_CSV_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_RETURN_CSV_H_

#include <string>

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/imprint.h"

namespace carereform::reporting::documents {

// Returns `text` as one field: in quotes where RFC 4180 asks for them, and with
// an apostrophe in front where a spreadsheet would take it for a formula.
std::string CsvText(absl::string_view text);

// Returns the cells of `model`, one a row under one header row, as RFC 4180 has
// it: UTF-8, lines ended by CR LF. Dates are ISO 8601. No field is blank: [x]
// is not available, [z] not applicable, [c] suppressed. Every row carries the
// return's name, state and digest and the data notes, because a row is often
// all that is passed on.
std::string RenderCsv(const v1::ReturnModel& model, const Imprint& imprint);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_RETURN_CSV_H_
