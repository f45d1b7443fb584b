// A figure over days, drawn and as a table.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_HISTORY_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_HISTORY_H_

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/html_markup.h"

namespace carereform::reporting::documents {

// Returns the line of `cell` and the figures for earlier days, with a table of
// them; nothing where none is known. `place` is whose figures they are.
Markup HistoryOf(absl::string_view place, const v1::Cell& cell);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_HISTORY_H_
