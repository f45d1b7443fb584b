// Which rows of Client Level Data are about the same person.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_PERSON_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_PERSON_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace carereform::assessments {

// The ids that a row has; empty where it has none.
struct CldPersonIds {
  absl::string_view traced_nhs_number;    // Found by the national tracing.
  absl::string_view supplied_nhs_number;  // As the council gave it.
  absl::string_view council_id;           // The council's own.
};

// Returns the one id of the person: the traced NHS number, else that supplied,
// else `la_code`, `_` and the council's own id. Nothing for none of them: such
// a row is dropped. Source: DHSC, create_GetDerivedFields_procedure.sql.
std::optional<std::string> CombinedPersonId(absl::string_view la_code,
                                            const CldPersonIds& ids);

// Returns the same for each row as NHS England counts heads: a row without an
// NHS number whose own id stands beside an NHS number in another row is left
// out, because the person is counted there. Source: NHS England, central
// transformation principles (SALT).
std::vector<std::optional<std::string>> HeadCountIds(
    absl::string_view la_code, absl::Span<const CldPersonIds> rows);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_PERSON_H_
