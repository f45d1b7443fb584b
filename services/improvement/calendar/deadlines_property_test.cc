#include <set>
#include <string>

#include "common/rpc/convert.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/improvement/calendar/deadlines.h"

namespace carereform::improvement {
namespace {

using absl::CivilDay;
using v1::Deadline;
using v1::Meeting;

RC_GTEST_PROP(DeadlinesProperty, NoneFallsAfterItsMeeting, ()) {
  const CivilDay day = CivilDay(2020, 6, 1) + *rc::gen::inRange(0, 3000);
  Meeting meeting;
  meeting.set_name("councils/x/meetings/m");
  meeting.set_display_name("Who meets");
  meeting.set_kind(
      *rc::gen::element(Meeting::COMMITTEE, Meeting::CABINET, Meeting::BOARD));
  *meeting.mutable_meeting_date() = rpc::ToDate(day);
  v1::Workstream workstream;
  workstream.set_name("councils/x/workstreams/w");
  const auto deadlines =
      MeetingDeadlines(BuiltInMeetingRules(), BankHolidays::England(), meeting,
                       {workstream, workstream});
  RC_ASSERT(deadlines.ok());
  RC_ASSERT(deadlines->size() > 1u);
  CivilDay before = CivilDay(1900, 1, 1);
  for (const Deadline& deadline : *deadlines) {
    const CivilDay due = *rpc::StoredDay(deadline.due_date());
    const bool is_meeting = deadline.deadline_id() == "m-meeting";
    RC_ASSERT(before <= due);
    RC_ASSERT((is_meeting ? due == day : due < day));
    RC_ASSERT(is_meeting || *BankHolidays::England().IsWorkingDay(due));
    before = due;
  }
}

RC_GTEST_PROP(DeadlinesProperty, AStateFollowsFromTheDays, ()) {
  const CivilDay due = CivilDay(2026, 1, 1) + *rc::gen::inRange(0, 60);
  const CivilDay day = CivilDay(2026, 1, 1) + *rc::gen::inRange(0, 60);
  const int done = *rc::gen::inRange(-1, 60);
  Deadline deadline;
  *deadline.mutable_due_date() = rpc::ToDate(due);
  Judge(done < 0 ? std::nullopt
                 : std::optional<CivilDay>(CivilDay(2026, 1, 1) + done),
        day, deadline);
  const bool is_done = done >= 0 && CivilDay(2026, 1, 1) + done <= day;
  RC_ASSERT((deadline.state() == Deadline::DONE) == is_done);
  RC_ASSERT((deadline.state() == Deadline::OVERDUE) == (!is_done && due < day));
  RC_ASSERT((deadline.days_overdue() > 0) ==
            (deadline.state() == Deadline::OVERDUE));
}

}  // namespace
}  // namespace carereform::improvement
