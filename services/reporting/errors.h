// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_REPORTING_ERRORS_H_
#define CR_SERVICES_REPORTING_ERRORS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace carereform::reporting::errors {

// FAILED_PRECONDITION, CATALOGUE_EMPTY.
absl::Status CatalogueEmpty();
// FAILED_PRECONDITION, RETURN_NOT_DRAFT.
absl::Status ReturnNotDraft(absl::string_view state);
// FAILED_PRECONDITION, RETURN_INCOMPLETE.
absl::Status ReturnIncomplete();
// NOT_FOUND, CELL_NOT_FOUND.
absl::Status CellNotFound();
// UNAVAILABLE, SOURCE_UNAVAILABLE: `why` is shown to people.
absl::Status SourceUnavailable(absl::string_view source, absl::string_view why);
// DATA_LOSS, RETURN_DAMAGED: what is stored is not what was frozen.
absl::Status ReturnDamaged();

}  // namespace carereform::reporting::errors

#endif  // CR_SERVICES_REPORTING_ERRORS_H_
