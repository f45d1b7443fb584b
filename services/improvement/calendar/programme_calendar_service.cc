#include "services/improvement/calendar/programme_calendar_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/calendar/calendar_handlers.h"
#include "services/improvement/calendar/due_work.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* ProgrammeCalendarService::CreateMeeting(
    grpc::CallbackServerContext* context,
    const v1::CreateMeetingRequest* request, v1::Meeting* response) {
  return rpc::ServeCreate(parts_, store_, records_.meetings(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetMeeting(
    grpc::CallbackServerContext* context, const v1::GetMeetingRequest* request,
    v1::Meeting* response) {
  return rpc::ServeGet(parts_, store_, records_.meetings(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::ListMeetings(
    grpc::CallbackServerContext* context,
    const v1::ListMeetingsRequest* request,
    v1::ListMeetingsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.meetings(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::UpdateMeeting(
    grpc::CallbackServerContext* context,
    const v1::UpdateMeetingRequest* request, v1::Meeting* response) {
  return rpc::ServeUpdate(parts_, store_, records_.meetings(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetMeetingTimetable(
    grpc::CallbackServerContext* context,
    const v1::GetMeetingTimetableRequest* request,
    v1::MeetingTimetable* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetMeetingTimetable,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetMeetingTimetableRequest& asked) {
        return improvement::GetMeetingTimetable(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetDueWork(
    grpc::CallbackServerContext* context, const v1::GetDueWorkRequest* request,
    v1::DueWork* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetDueWork,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetDueWorkRequest& asked) {
        return improvement::GetDueWork(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetCalendarFile(
    grpc::CallbackServerContext* context,
    const v1::GetCalendarFileRequest* request, v1::CalendarFile* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckGetCalendarFile,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetCalendarFileRequest& asked) {
        return improvement::GetCalendarFile(records_, reader, call, asked);
      });
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::CreateDeadlineCompletion(
    grpc::CallbackServerContext* context,
    const v1::CreateDeadlineCompletionRequest* request,
    v1::DeadlineCompletion* response) {
  return rpc::ServeCreate(parts_, store_, records_.completions(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::ListDeadlineCompletions(
    grpc::CallbackServerContext* context,
    const v1::ListDeadlineCompletionsRequest* request,
    v1::ListDeadlineCompletionsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.completions(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::CreateIntervention(
    grpc::CallbackServerContext* context,
    const v1::CreateInterventionRequest* request, v1::Intervention* response) {
  return rpc::ServeCreate(parts_, store_, records_.interventions(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetIntervention(
    grpc::CallbackServerContext* context,
    const v1::GetInterventionRequest* request, v1::Intervention* response) {
  return rpc::ServeGet(parts_, store_, records_.interventions(), context,
                       request, response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::ListInterventions(
    grpc::CallbackServerContext* context,
    const v1::ListInterventionsRequest* request,
    v1::ListInterventionsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.interventions(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::AdvanceIntervention(
    grpc::CallbackServerContext* context,
    const v1::AdvanceInterventionRequest* request, v1::Intervention* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckAdvanceIntervention,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::AdvanceInterventionRequest& asked) {
        return improvement::AdvanceIntervention(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::StepDownIntervention(
    grpc::CallbackServerContext* context,
    const v1::StepDownInterventionRequest* request,
    v1::Intervention* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckStepDownIntervention,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::StepDownInterventionRequest& asked) {
        return improvement::StepDownIntervention(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ProgrammeCalendarService::GetInterventionRequirements(
    grpc::CallbackServerContext* context,
    const v1::GetInterventionRequirementsRequest* request,
    v1::InterventionRequirements* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response,
      &CheckGetInterventionRequirements,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::GetInterventionRequirementsRequest& asked) {
        return improvement::GetInterventionRequirements(records_, reader, call,
                                                        asked);
      });
}

}  // namespace carereform::improvement
