// What is due, of meetings, to the department and of the plan's records.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_DUE_WORK_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_DUE_WORK_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/calendar.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/calendar/calendar_records.h"

namespace carereform::improvement {

// Says whether something that is due before a meeting, or to the department up
// to 400 days after `today`, has the last segment of `name` for its id.
absl::StatusOr<bool> HasDeadline(const CalendarRecords& records,
                                 const store::Reader& reader,
                                 absl::string_view name, absl::CivilDay today);

absl::Status CheckGetMeetingTimetable(
    const v1::GetMeetingTimetableRequest& request);
absl::StatusOr<v1::MeetingTimetable> GetMeetingTimetable(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetMeetingTimetableRequest& request);

absl::Status CheckGetDueWork(const v1::GetDueWorkRequest& request);
absl::StatusOr<v1::DueWork> GetDueWork(const CalendarRecords& records,
                                       const store::Reader& reader,
                                       const rpc::Call& call,
                                       const v1::GetDueWorkRequest& request);

absl::Status CheckGetCalendarFile(const v1::GetCalendarFileRequest& request);
absl::StatusOr<v1::CalendarFile> GetCalendarFile(
    const CalendarRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::GetCalendarFileRequest& request);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_DUE_WORK_H_
