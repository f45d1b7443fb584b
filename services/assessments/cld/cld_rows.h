// Reads a row of the flat file of Client Level Data as an event.

#ifndef CR_SERVICES_ASSESSMENTS_CLD_CLD_ROWS_H_
#define CR_SERVICES_ASSESSMENTS_CLD_CLD_ROWS_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// The most years that a person is taken to live. A greater age is a slip.
inline constexpr int kOldestAge = 120;

// What a row says.
struct CldReading {
  CareEvent event;     // Without person, record and order of import.
  std::string person;  // The person's combined id. Identifies somebody: kept
                       // nowhere.
  std::optional<int32_t> end;           // As the row has it, before any death.
  std::optional<absl::CivilDay> first;  // Of the period that the row states.
  std::optional<absl::CivilDay> last;   // Its last day.
};

// Why a row cannot be used as an event. Names no value.
struct CldRowIssue {
  std::string field;
  std::string rule;
  std::string remedy;
};

// Reads a row, its values in the order of the specification's fields and
// without white space around them. Adds an issue where there is no kind of
// event, no start, no person, a day that is none or has not come, an end before
// the start, or a birth that cannot be; the event is not to be used then. Other
// fields that fail (cld_validation.h) leave a row of use.
//
// An NHS number that is none is passed over. A request whose description has
// the word "conversation" is one: release 1 has no field for it, and how DHSC
// tells is not published.
CldReading ReadCldRow(const CldSpecification& specification,
                      absl::Span<const absl::string_view> row,
                      absl::CivilDay today, std::vector<CldRowIssue>& issues);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLD_CLD_ROWS_H_
