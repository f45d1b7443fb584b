// How long a wait may last: dated standards, chosen by day.

#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace carereform::assessments {

// One standard for one type of assessment over a run of days.
struct Standard {
  std::string standard;              // Such as `allocation`.
  std::string type;                  // Such as `care_act`.
  int64_t days = 0;                  // Calendar days that a wait may last.
  absl::CivilDay from;               // The first day it applies to.
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;                // `in force`, `proposed` or `withdrawn`.
  std::string source;
};

// Returns the standard for `type` on `day`, or nothing where none is held. A
// withdrawn one is never chosen.
std::optional<Standard> StandardOn(absl::Span<const Standard> standards,
                                   absl::string_view standard,
                                   absl::string_view type, absl::CivilDay day);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_
