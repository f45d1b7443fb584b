// How long the steps of an assessment took.
#ifndef CR_SERVICES_IMPROVEMENT_DOMAIN_ASSESSMENT_TIMELINE_H_
#define CR_SERVICES_IMPROVEMENT_DOMAIN_ASSESSMENT_TIMELINE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "common/types/working_days.h"

namespace carereform::improvement {

// What can be said of one step. A step that is known by its month only has no
// day, and takes part in no duration.
struct StepDuration {
  std::optional<int64_t> calendar_days;  // Since the last step with a day.
  std::optional<int64_t> working_days;   // The same, in working days.
  std::optional<int64_t> in_all;         // Calendar days since the first.

  friend bool operator==(const StepDuration&, const StepDuration&) = default;
};

// Returns a duration for each of `days`: those of the steps, nothing for a
// month. Working days are absent where the holidays are not known, and where a
// step is before the one that it is counted from; calendar days are negative
// there.
//
// Source: cover report of 3 November 2025, paragraphs 19 to 24: 9 to 27
// September 2024 are 18 days and 14 working days.
std::vector<StepDuration> DurationsOf(
    absl::Span<const std::optional<absl::CivilDay>> days,
    const BankHolidays& holidays);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_DOMAIN_ASSESSMENT_TIMELINE_H_
