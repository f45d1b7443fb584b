#include "services/improvement/calendar/due_work.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/improvement/calendar/calendar_rules.h"
#include "services/improvement/calendar/deadlines.h"
#include "services/improvement/calendar/plan_deadlines.h"
#include "services/improvement/domain/calendar_text.h"
#include "services/improvement/domain/clear_days.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;
using rpc::Presence;
using v1::Deadline;
using v1::DeadlineCompletion;

constexpr int kDaysAhead = 30;

CivilDay DueDay(const Deadline& deadline) {
  return *rpc::StoredDay(deadline.due_date());
}

void Append(std::vector<Deadline> more, std::vector<Deadline>& all) {
  for (Deadline& one : more) all.push_back(std::move(one));
}

// When each deadline was done, by its id.
absl::StatusOr<std::map<std::string, CivilDay>> DoneDays(
    const CalendarRecords& records, const store::Reader& reader) {
  CR_ASSIGN_OR_RETURN(const auto completions,
                      records.completions().table().All(reader));
  std::map<std::string, CivilDay> done;
  for (const DeadlineCompletion& completion : completions) {
    done.emplace(std::string(IdOf(completion.name())),
                 *rpc::StoredDay(completion.done_date()));
  }
  return done;
}

void JudgeAll(const std::map<std::string, CivilDay>& done, CivilDay day,
              std::vector<Deadline>& deadlines) {
  for (Deadline& deadline : deadlines) {
    const auto found = done.find(deadline.deadline_id());
    Judge(found == done.end() ? std::nullopt
                              : std::optional<CivilDay>(found->second),
          day, deadline);
  }
}

// What is due before the meetings from `first` on, and to the department up to
// `last`. What was due before a meeting that is over is no longer asked for.
absl::StatusOr<std::vector<Deadline>> OwnDeadlines(
    const CalendarRecords& records, const store::Reader& reader, CivilDay first,
    CivilDay last) {
  CR_ASSIGN_OR_RETURN(const auto workstreams,
                      records.plan().workstreams().table().All(reader));
  CR_ASSIGN_OR_RETURN(const auto meetings,
                      records.meetings().table().All(reader));
  std::vector<Deadline> all;
  for (const v1::Meeting& meeting : meetings) {
    if (*rpc::StoredDay(meeting.meeting_date()) < first) continue;
    CR_ASSIGN_OR_RETURN(auto before, MeetingDeadlines(BuiltInMeetingRules(),
                                                      BankHolidays::England(),
                                                      meeting, workstreams));
    Append(std::move(before), all);
  }
  CR_ASSIGN_OR_RETURN(const auto assessments,
                      records.plan().cqc_assessments().table().All(reader));
  for (const v1::CqcAssessment& assessment : assessments) {
    Append(StageDeadlines(BuiltInStageRules(), BankHolidays::England(),
                          assessment, last),
           all);
  }
  return all;
}

// Everything, judged on `day`, by its day.
absl::StatusOr<std::vector<Deadline>> Everything(const CalendarRecords& records,
                                                 const store::Reader& reader,
                                                 CivilDay day, CivilDay last) {
  CR_ASSIGN_OR_RETURN(std::vector<Deadline> all,
                      OwnDeadlines(records, reader, day, last));
  CR_ASSIGN_OR_RETURN(auto of_plan, PlanDeadlines(records, reader, day));
  Append(std::move(of_plan), all);
  CR_ASSIGN_OR_RETURN(const auto done, DoneDays(records, reader));
  JudgeAll(done, day, all);
  std::stable_sort(all.begin(), all.end(),
                   [](const Deadline& a, const Deadline& b) {
                     return DueDay(a) < DueDay(b);
                   });
  return all;
}

bool IsUnowned(const Deadline& deadline) {
  return deadline.state() != Deadline::EVENT && deadline.owner().empty() &&
         deadline.owner_role().empty();
}

}  // namespace

absl::StatusOr<bool> HasDeadline(const CalendarRecords& records,
                                 const store::Reader& reader,
                                 absl::string_view name, CivilDay today) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<Deadline> all,
      OwnDeadlines(records, reader, CivilDay(), today + kMaxCountedDays));
  return std::any_of(all.begin(), all.end(), [&](const Deadline& deadline) {
    return deadline.state() != Deadline::EVENT &&
           deadline.deadline_id() == IdOf(name);
  });
}

absl::Status CheckGetMeetingTimetable(
    const v1::GetMeetingTimetableRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(),
                  "councils/{council}/meetings/{meeting}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::MeetingTimetable> GetMeetingTimetable(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetMeetingTimetableRequest& request) {
  v1::MeetingTimetable timetable;
  CR_ASSIGN_OR_RETURN(*timetable.mutable_meeting(),
                      records.meetings().table().Get(reader, request.name()));
  CR_ASSIGN_OR_RETURN(const auto workstreams,
                      records.plan().workstreams().table().All(reader));
  CR_ASSIGN_OR_RETURN(
      std::vector<Deadline> deadlines,
      MeetingDeadlines(BuiltInMeetingRules(), BankHolidays::England(),
                       timetable.meeting(), workstreams));
  CR_ASSIGN_OR_RETURN(const auto done, DoneDays(records, reader));
  JudgeAll(done,
           request.has_as_of_date() ? *rpc::StoredDay(request.as_of_date())
                                    : call.today,
           deadlines);
  for (Deadline& deadline : deadlines) {
    *timetable.add_deadlines() = std::move(deadline);
  }
  return timetable;
}

absl::Status CheckGetDueWork(const v1::GetDueWorkRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.Require(
      request.within_days() >= 0 && request.within_days() <= kMaxCountedDays,
      "within_days", absl::StrCat("has to be from 1 to ", kMaxCountedDays));
  validation.Name("owner", request.owner(), "councils/{council}/owners/{owner}",
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::DueWork> GetDueWork(const CalendarRecords& records,
                                       const store::Reader& reader,
                                       const rpc::Call&,
                                       const v1::GetDueWorkRequest& request) {
  const CivilDay day = *rpc::StoredDay(request.as_of_date());
  const CivilDay last =
      day + (request.within_days() == 0 ? kDaysAhead : request.within_days());
  CR_ASSIGN_OR_RETURN(std::vector<Deadline> all,
                      Everything(records, reader, day, last));
  v1::DueWork work;
  *work.mutable_as_of_date() = request.as_of_date();
  for (Deadline& deadline : all) {
    const bool overdue = deadline.state() == Deadline::OVERDUE;
    const bool soon = deadline.state() != Deadline::DONE &&
                      day <= DueDay(deadline) && DueDay(deadline) <= last;
    const bool asked =
        request.owner().empty() || deadline.owner() == request.owner();
    if (!asked || (!overdue && !soon)) continue;
    if (IsUnowned(deadline)) work.set_unowned_count(work.unowned_count() + 1);
    *(overdue ? work.add_overdue() : work.add_due()) = std::move(deadline);
  }
  return work;
}

absl::Status CheckGetCalendarFile(const v1::GetCalendarFileRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  const auto first = validation.Date("first_date", request.has_first_date(),
                                     request.first_date());
  const auto last = validation.Date("last_date", request.has_last_date(),
                                    request.last_date());
  validation.Require(
      !first.has_value() || !last.has_value() ||
          (*first <= *last && *last - *first <= kMaxCountedDays),
      "last_date",
      absl::StrCat("has to be on or after `first_date` and at most ",
                   kMaxCountedDays, " days after it"));
  return validation.Finish();
}

absl::StatusOr<v1::CalendarFile> GetCalendarFile(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetCalendarFileRequest& request) {
  const CivilDay first = *rpc::StoredDay(request.first_date());
  const CivilDay last = *rpc::StoredDay(request.last_date());
  CR_ASSIGN_OR_RETURN(const std::vector<Deadline> all,
                      Everything(records, reader, first, last));
  std::vector<CalendarEvent> events;
  for (const Deadline& deadline : all) {
    const CivilDay day = DueDay(deadline);
    if (day < first || last < day || deadline.state() == Deadline::DONE) {
      continue;
    }
    events.push_back(
        {.uid = absl::StrCat(deadline.deadline_id(), ".", reader.council(),
                             "@carereform"),
         .day = day,
         .summary = deadline.text(),
         .description =
             deadline.owner_role().empty()
                 ? deadline.rule()
                 : absl::StrCat(deadline.owner_role(), "\n", deadline.rule())});
  }
  v1::CalendarFile file;
  file.set_media_type("text/calendar; charset=utf-8");
  file.set_file_name(absl::StrCat(reader.council(), "-programme.ics"));
  file.set_content(PrintCalendar("Improvement programme", call.now, events));
  return file;
}

}  // namespace carereform::improvement
