// The errors of the service, a function for each reason.

#ifndef CR_SERVICES_REPORTING_ERRORS_H_
#define CR_SERVICES_REPORTING_ERRORS_H_

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::reporting::errors {

// FAILED_PRECONDITION, CATALOGUE_EMPTY.
absl::Status CatalogueEmpty();
// FAILED_PRECONDITION, RETURN_NOT_DRAFT.
absl::Status ReturnNotDraft(absl::string_view state);
// FAILED_PRECONDITION, RETURN_INCOMPLETE.
absl::Status ReturnIncomplete();
// FAILED_PRECONDITION, RETURN_STATE: what `move` cannot be made from `state`,
// and `what_to_do` instead.
absl::Status ReturnState(absl::string_view state, absl::string_view move,
                         absl::string_view what_to_do);
// PERMISSION_DENIED, ROLE_NOT_HELD.
absl::Status RoleNotHeld(absl::string_view role);
// PERMISSION_DENIED, SECOND_PERSON_REQUIRED.
absl::Status SecondPersonRequired(absl::string_view role);
// FAILED_PRECONDITION, ROLE_ALREADY_CERTIFIED.
absl::Status RoleAlreadyCertified(absl::string_view role);
// FAILED_PRECONDITION, MODEL_DIFFERS.
absl::Status ModelDiffers();
// FAILED_PRECONDITION, DISCLOSURE_UNDECIDED: so many cells would be suppressed.
absl::Status DisclosureUndecided(size_t cells);
// FAILED_PRECONDITION, RULE_NOT_KNOWN: no rule on `what` holds on `day`.
absl::Status RuleNotKnown(absl::string_view what, absl::CivilDay day);
// NOT_FOUND, CELL_NOT_FOUND.
absl::Status CellNotFound();
// UNAVAILABLE, SOURCE_UNAVAILABLE: `why` is shown to people.
absl::Status SourceUnavailable(absl::string_view source, absl::string_view why);
// DATA_LOSS, RETURN_DAMAGED: what is stored is not what was frozen.
absl::Status ReturnDamaged();

}  // namespace carereform::reporting::errors

#endif  // CR_SERVICES_REPORTING_ERRORS_H_
