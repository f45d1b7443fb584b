// What is due before a meeting and to the department, by rules that are data.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_DEADLINES_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_DEADLINES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/improvement/v1/calendar.pb.h"
#include "carereform/improvement/v1/cqc_assessment.pb.h"
#include "carereform/improvement/v1/plan.pb.h"
#include "common/types/working_days.h"
#include "services/improvement/calendar/calendar_rules.h"

namespace carereform::improvement {

// Returns the last segment of a resource's name.
absl::string_view IdOf(absl::string_view name);

// Returns what is due before `meeting` by the rules of its kind that hold on
// its day, the meeting itself last, each without a state. What is due of each
// workstream is there once for each. Nothing falls on or after the meeting's
// day but the meeting. Errors: OUT_OF_RANGE, with no reason, where the bank
// holidays of a year are not held.
absl::StatusOr<std::vector<v1::Deadline>> MeetingDeadlines(
    const std::vector<MeetingRule>& rules, const BankHolidays& holidays,
    const v1::Meeting& meeting, const std::vector<v1::Workstream>& workstreams);

// Returns what is due to the department after `assessment`, up to `last`; of
// what repeats all of them. Nothing for one that is rated good or better. Of
// days both readings are given where the bank holidays are held.
std::vector<v1::Deadline> StageDeadlines(const std::vector<StageRule>& rules,
                                         const BankHolidays& holidays,
                                         const v1::CqcAssessment& assessment,
                                         absl::CivilDay last);

// Sets how a deadline stands on `day`; `done` is when it was done, if it was.
// An EVENT stays one.
void Judge(std::optional<absl::CivilDay> done, absl::CivilDay day,
           v1::Deadline& deadline);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_DEADLINES_H_
