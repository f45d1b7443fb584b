// How long a wait may last: dated standards for parts of the journey, chosen by
// day.

#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "services/assessments/domain/stages.h"

namespace carereform::assessments {

// What the length of a standard is counted in.
enum class StandardUnit { kDays, kWorkingDays, kHours };

// Returns the unit of that word, such as "working_days", or nothing.
std::optional<StandardUnit> StandardUnitOf(absl::string_view word);

// One standard for one type of case over a run of days.
struct Standard {
  std::string standard;  // Such as `allocation`.
  std::string type;      // Such as `care_act`.
  Stage from_stage = Stage::kReferral;
  Stage to_stage = Stage::kAllocation;
  int64_t amount = 0;  // How long the wait between the stages may last.
  StandardUnit unit = StandardUnit::kDays;
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

// Returns every standard that applies on `day`, whatever it is and of whom.
std::vector<Standard> StandardsOn(absl::Span<const Standard> standards,
                                  absl::CivilDay day);

// Returns the whole days that `standard` allows: hours are rounded up to civil
// days, since only days are recorded. Working days where its unit is that.
int64_t DaysAllowed(const Standard& standard);

// Returns the last day within `standard` of a wait that began on `from`.
// Errors: OUT_OF_RANGE where bank holidays are not known for that long.
absl::StatusOr<absl::CivilDay> DueDay(const Standard& standard,
                                      absl::CivilDay from);

// Returns the standard in words, such as "standard of 28 days, in force".
std::string WordsOf(const Standard& standard);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_STANDARDS_H_
