#include "services/improvement/improvement_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/actions.h"
#include "services/improvement/handlers/actions.h"
#include "services/improvement/handlers/milestones.h"
#include "services/improvement/handlers/overdue.h"

namespace carereform::improvement {

template <typename Request>
grpc::ServerUnaryReactor* ImprovementService::Change(
    ActionEvent event, grpc::CallbackServerContext* context,
    const Request* request, v1::Action* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [](const Request& asked) {
        return CheckStateChange(asked, kActionPattern);
      },
      [this, event](store::Txn& txn, const rpc::Call& call,
                    const Request& asked) {
        return ChangeAction(records_, txn, call, event, AskedOf(asked));
      });
}

grpc::ServerUnaryReactor* ImprovementService::CreateCqcAssessment(
    grpc::CallbackServerContext* context,
    const v1::CreateCqcAssessmentRequest* request,
    v1::CqcAssessment* response) {
  return rpc::ServeCreate(parts_, store_, records_.cqc_assessments(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::GetCqcAssessment(
    grpc::CallbackServerContext* context,
    const v1::GetCqcAssessmentRequest* request, v1::CqcAssessment* response) {
  return rpc::ServeGet(parts_, store_, records_.cqc_assessments(), context,
                       request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ListCqcAssessments(
    grpc::CallbackServerContext* context,
    const v1::ListCqcAssessmentsRequest* request,
    v1::ListCqcAssessmentsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.cqc_assessments(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateOwner(
    grpc::CallbackServerContext* context, const v1::CreateOwnerRequest* request,
    v1::Owner* response) {
  return rpc::ServeCreate(parts_, store_, records_.owners(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::GetOwner(
    grpc::CallbackServerContext* context, const v1::GetOwnerRequest* request,
    v1::Owner* response) {
  return rpc::ServeGet(parts_, store_, records_.owners(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ImprovementService::ListOwners(
    grpc::CallbackServerContext* context, const v1::ListOwnersRequest* request,
    v1::ListOwnersResponse* response) {
  return rpc::ServeList(parts_, store_, records_.owners(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateOwner(
    grpc::CallbackServerContext* context, const v1::UpdateOwnerRequest* request,
    v1::Owner* response) {
  return rpc::ServeUpdate(parts_, store_, records_.owners(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateWorkstream(
    grpc::CallbackServerContext* context,
    const v1::CreateWorkstreamRequest* request, v1::Workstream* response) {
  return rpc::ServeCreate(parts_, store_, records_.workstreams(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::GetWorkstream(
    grpc::CallbackServerContext* context,
    const v1::GetWorkstreamRequest* request, v1::Workstream* response) {
  return rpc::ServeGet(parts_, store_, records_.workstreams(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ImprovementService::ListWorkstreams(
    grpc::CallbackServerContext* context,
    const v1::ListWorkstreamsRequest* request,
    v1::ListWorkstreamsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.workstreams(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateWorkstream(
    grpc::CallbackServerContext* context,
    const v1::UpdateWorkstreamRequest* request, v1::Workstream* response) {
  return rpc::ServeUpdate(parts_, store_, records_.workstreams(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateArea(
    grpc::CallbackServerContext* context, const v1::CreateAreaRequest* request,
    v1::Area* response) {
  return rpc::ServeCreate(parts_, store_, records_.areas(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::GetArea(
    grpc::CallbackServerContext* context, const v1::GetAreaRequest* request,
    v1::Area* response) {
  return rpc::ServeGet(parts_, store_, records_.areas(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ImprovementService::ListAreas(
    grpc::CallbackServerContext* context, const v1::ListAreasRequest* request,
    v1::ListAreasResponse* response) {
  return rpc::ServeList(parts_, store_, records_.areas(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateArea(
    grpc::CallbackServerContext* context, const v1::UpdateAreaRequest* request,
    v1::Area* response) {
  return rpc::ServeUpdate(parts_, store_, records_.areas(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateActionGroup(
    grpc::CallbackServerContext* context,
    const v1::CreateActionGroupRequest* request, v1::ActionGroup* response) {
  return rpc::ServeCreate(parts_, store_, records_.action_groups(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::GetActionGroup(
    grpc::CallbackServerContext* context,
    const v1::GetActionGroupRequest* request, v1::ActionGroup* response) {
  return rpc::ServeGet(parts_, store_, records_.action_groups(), context,
                       request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ListActionGroups(
    grpc::CallbackServerContext* context,
    const v1::ListActionGroupsRequest* request,
    v1::ListActionGroupsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.action_groups(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateActionGroup(
    grpc::CallbackServerContext* context,
    const v1::UpdateActionGroupRequest* request, v1::ActionGroup* response) {
  return rpc::ServeUpdate(parts_, store_, records_.action_groups(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateAction(
    grpc::CallbackServerContext* context,
    const v1::CreateActionRequest* request, v1::Action* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response,
      [this](const v1::CreateActionRequest& asked) {
        return records_.actions().CheckCreate(asked);
      },
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::CreateActionRequest& asked) {
        return improvement::CreateAction(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::GetAction(
    grpc::CallbackServerContext* context, const v1::GetActionRequest* request,
    v1::Action* response) {
  return rpc::ServeGet(parts_, store_, records_.actions(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ImprovementService::ListActions(
    grpc::CallbackServerContext* context, const v1::ListActionsRequest* request,
    v1::ListActionsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.actions(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateAction(
    grpc::CallbackServerContext* context,
    const v1::UpdateActionRequest* request, v1::Action* response) {
  return rpc::ServeUpdate(parts_, store_, records_.actions(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateOutcomeTarget(
    grpc::CallbackServerContext* context,
    const v1::CreateOutcomeTargetRequest* request,
    v1::OutcomeTarget* response) {
  return rpc::ServeCreate(parts_, store_, records_.outcome_targets(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::GetOutcomeTarget(
    grpc::CallbackServerContext* context,
    const v1::GetOutcomeTargetRequest* request, v1::OutcomeTarget* response) {
  return rpc::ServeGet(parts_, store_, records_.outcome_targets(), context,
                       request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ListOutcomeTargets(
    grpc::CallbackServerContext* context,
    const v1::ListOutcomeTargetsRequest* request,
    v1::ListOutcomeTargetsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.outcome_targets(), context,
                        request, response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateOutcomeTarget(
    grpc::CallbackServerContext* context,
    const v1::UpdateOutcomeTargetRequest* request,
    v1::OutcomeTarget* response) {
  return rpc::ServeUpdate(parts_, store_, records_.outcome_targets(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateMilestone(
    grpc::CallbackServerContext* context,
    const v1::CreateMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeCreate(parts_, store_, records_.milestones(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::GetMilestone(
    grpc::CallbackServerContext* context,
    const v1::GetMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeGet(parts_, store_, records_.milestones(), context, request,
                       response);
}

grpc::ServerUnaryReactor* ImprovementService::ListMilestones(
    grpc::CallbackServerContext* context,
    const v1::ListMilestonesRequest* request,
    v1::ListMilestonesResponse* response) {
  return rpc::ServeList(parts_, store_, records_.milestones(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ImprovementService::UpdateMilestone(
    grpc::CallbackServerContext* context,
    const v1::UpdateMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeUpdate(parts_, store_, records_.milestones(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::StartAction(
    grpc::CallbackServerContext* context, const v1::StartActionRequest* request,
    v1::Action* response) {
  return Change(ActionEvent::kStart, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::PauseAction(
    grpc::CallbackServerContext* context, const v1::PauseActionRequest* request,
    v1::Action* response) {
  return Change(ActionEvent::kPause, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ResumeAction(
    grpc::CallbackServerContext* context,
    const v1::ResumeActionRequest* request, v1::Action* response) {
  return Change(ActionEvent::kResume, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CompleteAction(
    grpc::CallbackServerContext* context,
    const v1::CompleteActionRequest* request, v1::Action* response) {
  return Change(ActionEvent::kComplete, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::CancelAction(
    grpc::CallbackServerContext* context,
    const v1::CancelActionRequest* request, v1::Action* response) {
  return Change(ActionEvent::kCancel, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ReopenAction(
    grpc::CallbackServerContext* context,
    const v1::ReopenActionRequest* request, v1::Action* response) {
  return Change(ActionEvent::kReopen, context, request, response);
}

grpc::ServerUnaryReactor* ImprovementService::RecordImpactEvidence(
    grpc::CallbackServerContext* context,
    const v1::RecordImpactEvidenceRequest* request, v1::Action* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckRecordImpactEvidence,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::RecordImpactEvidenceRequest& asked) {
        return improvement::RecordImpactEvidence(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::AchieveMilestone(
    grpc::CallbackServerContext* context,
    const v1::AchieveMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckAchieve,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::AchieveMilestoneRequest& asked) {
        return improvement::AchieveMilestone(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::ForecastMilestone(
    grpc::CallbackServerContext* context,
    const v1::ForecastMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckForecast,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::ForecastMilestoneRequest& asked) {
        return improvement::ForecastMilestone(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::RebaselineMilestone(
    grpc::CallbackServerContext* context,
    const v1::RebaselineMilestoneRequest* request, v1::Milestone* response) {
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckRebaseline,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::RebaselineMilestoneRequest& asked) {
        return improvement::RebaselineMilestone(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::FindOverdue(
    grpc::CallbackServerContext* context, const v1::FindOverdueRequest* request,
    v1::FindOverdueResponse* response) {
  return rpc::ServeRead(
      parts_, store_, context, request, response, &CheckFindOverdue,
      [this](const store::Reader& reader, const rpc::Call& call,
             const v1::FindOverdueRequest& asked) {
        return improvement::FindOverdue(records_, recommendations_, reader,
                                        call, asked);
      });
}

}  // namespace carereform::improvement
