#include "services/improvement/improvement_service.h"

#include "common/rpc/serve_collection.h"
#include "services/improvement/handlers/action_groups.h"
#include "services/improvement/handlers/milestones.h"

namespace carereform::improvement {

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

grpc::ServerUnaryReactor* ImprovementService::CreateArea(
    grpc::CallbackServerContext* context, const v1::CreateAreaRequest* request,
    v1::Area* response) {
  return rpc::ServeCreate(parts_, store_, records_.areas(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::ListAreas(
    grpc::CallbackServerContext* context, const v1::ListAreasRequest* request,
    v1::ListAreasResponse* response) {
  return rpc::ServeList(parts_, store_, records_.areas(), context, request,
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
  return rpc::ServeWrite(
      parts_, store_, context, request, response, &CheckUpdate,
      [this](store::Txn& txn, const rpc::Call& call,
             const v1::UpdateActionGroupRequest& asked) {
        return improvement::UpdateActionGroup(records_, txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImprovementService::CreateAction(
    grpc::CallbackServerContext* context,
    const v1::CreateActionRequest* request, v1::Action* response) {
  return rpc::ServeCreate(parts_, store_, records_.actions(), context, request,
                          response);
}

grpc::ServerUnaryReactor* ImprovementService::ListActions(
    grpc::CallbackServerContext* context, const v1::ListActionsRequest* request,
    v1::ListActionsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.actions(), context, request,
                        response);
}

grpc::ServerUnaryReactor* ImprovementService::CreateOutcomeTarget(
    grpc::CallbackServerContext* context,
    const v1::CreateOutcomeTargetRequest* request,
    v1::OutcomeTarget* response) {
  return rpc::ServeCreate(parts_, store_, records_.outcome_targets(), context,
                          request, response);
}

grpc::ServerUnaryReactor* ImprovementService::ListOutcomeTargets(
    grpc::CallbackServerContext* context,
    const v1::ListOutcomeTargetsRequest* request,
    v1::ListOutcomeTargetsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.outcome_targets(), context,
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

}  // namespace carereform::improvement
