// ProgrammeCalendarService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_CALENDAR_PROGRAMME_CALENDAR_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_CALENDAR_PROGRAMME_CALENDAR_SERVICE_H_

#include "carereform/improvement/v1/calendar.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/calendar/calendar_records.h"

namespace carereform::improvement {

class ProgrammeCalendarService final
    : public v1::ProgrammeCalendarService::CallbackService {
 public:
  ProgrammeCalendarService(const rpc::ServerParts& parts, store::Store& store,
                           const CalendarRecords& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateMeeting(
      grpc::CallbackServerContext* context,
      const v1::CreateMeetingRequest* request, v1::Meeting* response) override;
  grpc::ServerUnaryReactor* GetMeeting(grpc::CallbackServerContext* context,
                                       const v1::GetMeetingRequest* request,
                                       v1::Meeting* response) override;
  grpc::ServerUnaryReactor* ListMeetings(
      grpc::CallbackServerContext* context,
      const v1::ListMeetingsRequest* request,
      v1::ListMeetingsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateMeeting(
      grpc::CallbackServerContext* context,
      const v1::UpdateMeetingRequest* request, v1::Meeting* response) override;
  grpc::ServerUnaryReactor* GetMeetingTimetable(
      grpc::CallbackServerContext* context,
      const v1::GetMeetingTimetableRequest* request,
      v1::MeetingTimetable* response) override;
  grpc::ServerUnaryReactor* GetDueWork(grpc::CallbackServerContext* context,
                                       const v1::GetDueWorkRequest* request,
                                       v1::DueWork* response) override;
  grpc::ServerUnaryReactor* GetCalendarFile(
      grpc::CallbackServerContext* context,
      const v1::GetCalendarFileRequest* request,
      v1::CalendarFile* response) override;
  grpc::ServerUnaryReactor* CreateDeadlineCompletion(
      grpc::CallbackServerContext* context,
      const v1::CreateDeadlineCompletionRequest* request,
      v1::DeadlineCompletion* response) override;
  grpc::ServerUnaryReactor* ListDeadlineCompletions(
      grpc::CallbackServerContext* context,
      const v1::ListDeadlineCompletionsRequest* request,
      v1::ListDeadlineCompletionsResponse* response) override;
  grpc::ServerUnaryReactor* CreateIntervention(
      grpc::CallbackServerContext* context,
      const v1::CreateInterventionRequest* request,
      v1::Intervention* response) override;
  grpc::ServerUnaryReactor* GetIntervention(
      grpc::CallbackServerContext* context,
      const v1::GetInterventionRequest* request,
      v1::Intervention* response) override;
  grpc::ServerUnaryReactor* ListInterventions(
      grpc::CallbackServerContext* context,
      const v1::ListInterventionsRequest* request,
      v1::ListInterventionsResponse* response) override;
  grpc::ServerUnaryReactor* AdvanceIntervention(
      grpc::CallbackServerContext* context,
      const v1::AdvanceInterventionRequest* request,
      v1::Intervention* response) override;
  grpc::ServerUnaryReactor* StepDownIntervention(
      grpc::CallbackServerContext* context,
      const v1::StepDownInterventionRequest* request,
      v1::Intervention* response) override;
  grpc::ServerUnaryReactor* GetInterventionRequirements(
      grpc::CallbackServerContext* context,
      const v1::GetInterventionRequirementsRequest* request,
      v1::InterventionRequirements* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const CalendarRecords& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_CALENDAR_PROGRAMME_CALENDAR_SERVICE_H_
