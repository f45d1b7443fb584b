#include "services/improvement/calendar/deadlines.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/improvement/domain/clear_days.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;
using v1::Deadline;

std::string CountWords(int count, CountedIn counted_in) {
  const char* unit = "";
  switch (counted_in) {
    case CountedIn::kClearDays:
      unit = " clear day";
      break;
    case CountedIn::kWorkingDays:
      unit = " working day";
      break;
    case CountedIn::kCalendarDays:
      unit = " calendar day";
      break;
    case CountedIn::kMonths:
      unit = " month";
      break;
  }
  return absl::StrCat(count, unit, count == 1 ? "" : "s");
}

absl::StatusOr<CivilDay> Before(const BankHolidays& holidays, CivilDay base,
                                const MeetingRule& rule) {
  switch (rule.counted_in) {
    case CountedIn::kClearDays:
      return LastDayForClearDays(holidays, base, rule.count);
    case CountedIn::kWorkingDays:
      return WorkingDaysBefore(holidays, base, rule.count);
    case CountedIn::kCalendarDays:
      return base - rule.count;
    case CountedIn::kMonths:
      return AddMonthsClamped(base, -rule.count);
  }
  return base;
}

std::string RuleWords(const std::string& count, absl::string_view link,
                      const std::string& base, const RuleStanding& standing) {
  return absl::StrCat(count, link, base, " (", standing.status, ": ",
                      standing.source, ")");
}

// One deadline, or one for each workstream.
void Add(const MeetingRule& rule, const v1::Meeting& meeting, CivilDay day,
         const std::vector<v1::Workstream>& workstreams,
         std::vector<Deadline>& deadlines) {
  Deadline deadline;
  deadline.set_deadline_id(absl::StrCat(IdOf(meeting.name()), "-", rule.step));
  deadline.set_text(absl::StrCat(rule.text, ", for ", meeting.display_name()));
  *deadline.mutable_due_date() = rpc::ToDate(day);
  deadline.set_rule(RuleWords(CountWords(rule.count, rule.counted_in),
                              " before ", rule.before, rule.standing));
  deadline.set_owner_role(rule.owner);
  deadline.set_subject(meeting.name());
  if (rule.reminder) deadline.set_state(Deadline::EVENT);
  if (!rule.each_workstream) {
    deadlines.push_back(std::move(deadline));
    return;
  }
  for (const v1::Workstream& workstream : workstreams) {
    Deadline own = deadline;
    own.set_deadline_id(
        absl::StrCat(deadline.deadline_id(), "-", IdOf(workstream.name())));
    own.set_text(
        absl::StrCat(deadline.text(), ": ", workstream.display_name()));
    own.set_owner(workstream.accountable_owner());
    own.set_owner_role(workstream.accountable_role());
    deadlines.push_back(std::move(own));
  }
}

Deadline TheMeeting(const v1::Meeting& meeting) {
  Deadline deadline;
  deadline.set_deadline_id(absl::StrCat(IdOf(meeting.name()), "-meeting"));
  deadline.set_text(absl::StrCat(meeting.display_name(), " meets"));
  *deadline.mutable_due_date() = meeting.meeting_date();
  deadline.set_subject(meeting.name());
  deadline.set_state(Deadline::EVENT);
  return deadline;
}

bool HasStages(const v1::CqcAssessment& assessment) {
  return !absl::EqualsIgnoreCase(assessment.rating(), "good") &&
         !absl::EqualsIgnoreCase(assessment.rating(), "outstanding");
}

// The day by the reading that holds, and by the other one where there is one.
struct Readings {
  std::optional<CivilDay> day;
  std::optional<CivilDay> other;
};

Readings After(const BankHolidays& holidays, CivilDay base,
               const StageRule& rule) {
  if (rule.counted_in == CountedIn::kMonths) {
    return {AddMonthsClamped(base, rule.count), std::nullopt};
  }
  const CivilDay calendar = base + rule.count;
  const auto working = WorkingDaysAfter(holidays, base, rule.count);
  const std::optional<CivilDay> held =
      working.ok() ? std::optional<CivilDay>(*working) : std::nullopt;
  return rule.counted_in == CountedIn::kCalendarDays ? Readings{calendar, held}
                                                     : Readings{held, calendar};
}

Deadline StageDeadline(const StageRule& rule,
                       const v1::CqcAssessment& assessment, CivilDay day,
                       const std::string& suffix) {
  Deadline deadline;
  deadline.set_deadline_id(absl::StrCat("cqc-", IdOf(assessment.name()),
                                        "-stage-", rule.stage, suffix));
  deadline.set_text(rule.text);
  *deadline.mutable_due_date() = rpc::ToDate(day);
  const std::string base =
      rule.after == "publication" ? "publication" : "stage " + rule.after;
  deadline.set_rule(RuleWords(CountWords(rule.count, rule.counted_in),
                              " after ", base, rule.standing));
  deadline.set_owner_role(rule.owner);
  deadline.set_subject(assessment.name());
  return deadline;
}

void SortByDay(std::vector<Deadline>& deadlines) {
  std::stable_sort(deadlines.begin(), deadlines.end(),
                   [](const Deadline& a, const Deadline& b) {
                     return *rpc::StoredDay(a.due_date()) <
                            *rpc::StoredDay(b.due_date());
                   });
}

}  // namespace

absl::string_view IdOf(absl::string_view name) {
  return name.substr(name.rfind('/') + 1);
}

absl::StatusOr<std::vector<Deadline>> MeetingDeadlines(
    const std::vector<MeetingRule>& rules, const BankHolidays& holidays,
    const v1::Meeting& meeting,
    const std::vector<v1::Workstream>& workstreams) {
  const CivilDay on = *rpc::StoredDay(meeting.meeting_date());
  const std::string kind =
      absl::AsciiStrToLower(v1::Meeting::Kind_Name(meeting.kind()));
  std::map<std::string, CivilDay> days{{"meeting", on}};
  std::vector<Deadline> deadlines;
  for (const MeetingRule& rule : rules) {
    const auto base = days.find(rule.before);
    if (rule.kind != kind || !rule.standing.HoldsOn(on) || base == days.end()) {
      continue;
    }
    CR_ASSIGN_OR_RETURN(const CivilDay day,
                        Before(holidays, base->second, rule));
    days.emplace(rule.step, day);
    Add(rule, meeting, day, workstreams, deadlines);
  }
  SortByDay(deadlines);
  deadlines.push_back(TheMeeting(meeting));
  return deadlines;
}

std::vector<Deadline> StageDeadlines(const std::vector<StageRule>& rules,
                                     const BankHolidays& holidays,
                                     const v1::CqcAssessment& assessment,
                                     CivilDay last) {
  std::vector<Deadline> deadlines;
  const auto published = rpc::StoredDay(assessment.published_date());
  if (!published.has_value() || !HasStages(assessment)) return deadlines;
  std::map<std::string, CivilDay> days{{"publication", *published}};
  for (const StageRule& rule : rules) {
    const auto base = days.find(rule.after);
    if (!rule.standing.HoldsOn(*published) || base == days.end()) continue;
    const Readings first = After(holidays, base->second, rule);
    if (!first.day.has_value()) continue;
    days.emplace(rule.stage, *first.day);
    Deadline deadline =
        StageDeadline(rule, assessment, *first.day, rule.repeats ? "-1" : "");
    if (first.other.has_value()) {
      *deadline.mutable_other_reading_date() = rpc::ToDate(*first.other);
    }
    if (*first.day <= last) deadlines.push_back(std::move(deadline));
    // From the first base each time, so that a short month shortens one alone.
    for (int n = 2; rule.repeats && rule.counted_in == CountedIn::kMonths;
         ++n) {
      const CivilDay day = AddMonthsClamped(base->second, rule.count * n);
      if (last < day) break;
      deadlines.push_back(
          StageDeadline(rule, assessment, day, absl::StrCat("-", n)));
    }
  }
  SortByDay(deadlines);
  return deadlines;
}

void Judge(std::optional<CivilDay> done, CivilDay day, Deadline& deadline) {
  if (deadline.state() == Deadline::EVENT) return;
  const CivilDay due = *rpc::StoredDay(deadline.due_date());
  if (done.has_value() && *done <= day) {
    deadline.set_state(Deadline::DONE);
  } else if (due < day) {
    deadline.set_state(Deadline::OVERDUE);
    deadline.set_days_overdue(static_cast<int>(day - due));
  } else {
    deadline.set_state(Deadline::DUE);
  }
}

}  // namespace carereform::improvement
