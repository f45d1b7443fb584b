// What is due before a meeting and to the department, and the ladder of
// intervention: dated data.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RULES_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RULES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace carereform::improvement {

enum class CountedIn { kClearDays, kWorkingDays, kCalendarDays, kMonths };

// When a line of dated data applies, and how firm it is.
struct RuleStanding {
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;  // The first day it no longer applies to.
  std::string status;                // "published" or "assumed".
  std::string source;

  bool HoldsOn(absl::CivilDay day) const {
    return from <= day && (!to.has_value() || day < *to);
  }
};

// What is due before a meeting.
struct MeetingRule {
  std::string kind;  // Of meeting, such as "committee".
  std::string step;  // Such as "papers-published".
  int count = 0;
  CountedIn counted_in = CountedIn::kWorkingDays;
  std::string before;            // "meeting", or a step that stands above.
  bool each_workstream = false;  // Due of each workstream, else once.
  bool reminder = false;
  std::string text;
  std::string owner;
  RuleStanding standing;
};

// What is due to the department after an assessment is published.
struct StageRule {
  std::string stage;
  std::string text;
  int count = 0;
  CountedIn counted_in = CountedIn::kCalendarDays;
  std::string after;  // "publication", or a stage that stands above.
  bool repeats = false;
  std::string owner;
  RuleStanding standing;
};

// A step of the ladder of intervention.
struct LadderStep {
  std::string step;
  int place = 0;  // From 1, the lowest.
  std::string name;
  bool representations = false;  // Whether it asks for them.
  std::string requires_text;
  RuleStanding standing;
};

// Each reads a file such as that in data/. Errors: INVALID_ARGUMENT, with no
// reason, that names the line.
absl::StatusOr<std::vector<MeetingRule>> ParseMeetingRules(
    absl::string_view csv);
absl::StatusOr<std::vector<StageRule>> ParseStageRules(absl::string_view csv);
absl::StatusOr<std::vector<LadderStep>> ParseLadder(absl::string_view csv);

// Each returns the file that the program was built with.
const std::vector<MeetingRule>& BuiltInMeetingRules();
const std::vector<StageRule>& BuiltInStageRules();
const std::vector<LadderStep>& BuiltInLadder();

// Returns the step that holds on `day`, or null.
const LadderStep* FindStep(const std::vector<LadderStep>& ladder,
                           absl::string_view step, absl::CivilDay day);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_CALENDAR_RULES_H_
