#include "services/improvement/domain/assessment_timeline.h"

namespace carereform::improvement {

std::vector<StepDuration> DurationsOf(
    absl::Span<const std::optional<absl::CivilDay>> days,
    const BankHolidays& holidays) {
  std::vector<StepDuration> durations;
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> before;
  for (const std::optional<absl::CivilDay>& day : days) {
    StepDuration& duration = durations.emplace_back();
    if (!day.has_value()) continue;
    if (before.has_value()) {
      duration.calendar_days = *day - *before;
      const auto working = holidays.WorkingDaysBetween(*before, *day);
      if (working.ok()) duration.working_days = *working;
    }
    if (first.has_value()) duration.in_all = *day - *first;
    if (!first.has_value()) first = day;
    before = day;
  }
  return durations;
}

}  // namespace carereform::improvement
