// For tests only: a return that has every shape, state, outcome and section,
// and text that tries to break each format.
#ifndef CR_SERVICES_REPORTING_DOCUMENTS_RICH_RETURN_H_
#define CR_SERVICES_REPORTING_DOCUMENTS_RICH_RETURN_H_

#include "absl/strings/string_view.h"
#include "carereform/reporting/v1/return_model.pb.h"
#include "services/reporting/documents/imprint.h"

namespace carereform::reporting::documents {

// Returns the return.
v1::ReturnModel RichReturn();

// Returns what its documents say of their making: frozen, at a fixed time.
Imprint RichImprint();

// Returns the cell that `text_proto` describes. Aborts where it is no cell.
v1::Cell MakeCell(absl::string_view text_proto);

}  // namespace carereform::reporting::documents

#endif  // CR_SERVICES_REPORTING_DOCUMENTS_RICH_RETURN_H_
