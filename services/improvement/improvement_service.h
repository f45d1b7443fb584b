// ImprovementService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_IMPROVEMENT_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_IMPROVEMENT_SERVICE_H_

#include "carereform/improvement/v1/improvement.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/improvement/domain/action_states.h"
#include "services/improvement/recommendations/recommendation_records.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

class ImprovementService final
    : public v1::ImprovementService::CallbackService {
 public:
  // Tells of overdue `recommendations` beside what is overdue of the plan.
  ImprovementService(const rpc::ServerParts& parts, store::Store& store,
                     const Records& records,
                     const RecommendationRecords& recommendations)
      : parts_(parts),
        store_(store),
        records_(records),
        recommendations_(recommendations) {}

  grpc::ServerUnaryReactor* CreateCqcAssessment(
      grpc::CallbackServerContext* context,
      const v1::CreateCqcAssessmentRequest* request,
      v1::CqcAssessment* response) override;
  grpc::ServerUnaryReactor* GetCqcAssessment(
      grpc::CallbackServerContext* context,
      const v1::GetCqcAssessmentRequest* request,
      v1::CqcAssessment* response) override;
  grpc::ServerUnaryReactor* ListCqcAssessments(
      grpc::CallbackServerContext* context,
      const v1::ListCqcAssessmentsRequest* request,
      v1::ListCqcAssessmentsResponse* response) override;
  grpc::ServerUnaryReactor* CreateOwner(grpc::CallbackServerContext* context,
                                        const v1::CreateOwnerRequest* request,
                                        v1::Owner* response) override;
  grpc::ServerUnaryReactor* GetOwner(grpc::CallbackServerContext* context,
                                     const v1::GetOwnerRequest* request,
                                     v1::Owner* response) override;
  grpc::ServerUnaryReactor* ListOwners(
      grpc::CallbackServerContext* context,
      const v1::ListOwnersRequest* request,
      v1::ListOwnersResponse* response) override;
  grpc::ServerUnaryReactor* UpdateOwner(grpc::CallbackServerContext* context,
                                        const v1::UpdateOwnerRequest* request,
                                        v1::Owner* response) override;
  grpc::ServerUnaryReactor* CreateWorkstream(
      grpc::CallbackServerContext* context,
      const v1::CreateWorkstreamRequest* request,
      v1::Workstream* response) override;
  grpc::ServerUnaryReactor* GetWorkstream(
      grpc::CallbackServerContext* context,
      const v1::GetWorkstreamRequest* request,
      v1::Workstream* response) override;
  grpc::ServerUnaryReactor* ListWorkstreams(
      grpc::CallbackServerContext* context,
      const v1::ListWorkstreamsRequest* request,
      v1::ListWorkstreamsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateWorkstream(
      grpc::CallbackServerContext* context,
      const v1::UpdateWorkstreamRequest* request,
      v1::Workstream* response) override;
  grpc::ServerUnaryReactor* CreateArea(grpc::CallbackServerContext* context,
                                       const v1::CreateAreaRequest* request,
                                       v1::Area* response) override;
  grpc::ServerUnaryReactor* GetArea(grpc::CallbackServerContext* context,
                                    const v1::GetAreaRequest* request,
                                    v1::Area* response) override;
  grpc::ServerUnaryReactor* ListAreas(grpc::CallbackServerContext* context,
                                      const v1::ListAreasRequest* request,
                                      v1::ListAreasResponse* response) override;
  grpc::ServerUnaryReactor* UpdateArea(grpc::CallbackServerContext* context,
                                       const v1::UpdateAreaRequest* request,
                                       v1::Area* response) override;
  grpc::ServerUnaryReactor* CreateActionGroup(
      grpc::CallbackServerContext* context,
      const v1::CreateActionGroupRequest* request,
      v1::ActionGroup* response) override;
  grpc::ServerUnaryReactor* GetActionGroup(
      grpc::CallbackServerContext* context,
      const v1::GetActionGroupRequest* request,
      v1::ActionGroup* response) override;
  grpc::ServerUnaryReactor* ListActionGroups(
      grpc::CallbackServerContext* context,
      const v1::ListActionGroupsRequest* request,
      v1::ListActionGroupsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateActionGroup(
      grpc::CallbackServerContext* context,
      const v1::UpdateActionGroupRequest* request,
      v1::ActionGroup* response) override;
  grpc::ServerUnaryReactor* CreateAction(grpc::CallbackServerContext* context,
                                         const v1::CreateActionRequest* request,
                                         v1::Action* response) override;
  grpc::ServerUnaryReactor* GetAction(grpc::CallbackServerContext* context,
                                      const v1::GetActionRequest* request,
                                      v1::Action* response) override;
  grpc::ServerUnaryReactor* ListActions(
      grpc::CallbackServerContext* context,
      const v1::ListActionsRequest* request,
      v1::ListActionsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateAction(grpc::CallbackServerContext* context,
                                         const v1::UpdateActionRequest* request,
                                         v1::Action* response) override;
  grpc::ServerUnaryReactor* CreateOutcomeTarget(
      grpc::CallbackServerContext* context,
      const v1::CreateOutcomeTargetRequest* request,
      v1::OutcomeTarget* response) override;
  grpc::ServerUnaryReactor* GetOutcomeTarget(
      grpc::CallbackServerContext* context,
      const v1::GetOutcomeTargetRequest* request,
      v1::OutcomeTarget* response) override;
  grpc::ServerUnaryReactor* ListOutcomeTargets(
      grpc::CallbackServerContext* context,
      const v1::ListOutcomeTargetsRequest* request,
      v1::ListOutcomeTargetsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateOutcomeTarget(
      grpc::CallbackServerContext* context,
      const v1::UpdateOutcomeTargetRequest* request,
      v1::OutcomeTarget* response) override;
  grpc::ServerUnaryReactor* CreateMilestone(
      grpc::CallbackServerContext* context,
      const v1::CreateMilestoneRequest* request,
      v1::Milestone* response) override;
  grpc::ServerUnaryReactor* GetMilestone(grpc::CallbackServerContext* context,
                                         const v1::GetMilestoneRequest* request,
                                         v1::Milestone* response) override;
  grpc::ServerUnaryReactor* ListMilestones(
      grpc::CallbackServerContext* context,
      const v1::ListMilestonesRequest* request,
      v1::ListMilestonesResponse* response) override;
  grpc::ServerUnaryReactor* UpdateMilestone(
      grpc::CallbackServerContext* context,
      const v1::UpdateMilestoneRequest* request,
      v1::Milestone* response) override;
  grpc::ServerUnaryReactor* StartAction(grpc::CallbackServerContext* context,
                                        const v1::StartActionRequest* request,
                                        v1::Action* response) override;
  grpc::ServerUnaryReactor* PauseAction(grpc::CallbackServerContext* context,
                                        const v1::PauseActionRequest* request,
                                        v1::Action* response) override;
  grpc::ServerUnaryReactor* ResumeAction(grpc::CallbackServerContext* context,
                                         const v1::ResumeActionRequest* request,
                                         v1::Action* response) override;
  grpc::ServerUnaryReactor* CompleteAction(
      grpc::CallbackServerContext* context,
      const v1::CompleteActionRequest* request, v1::Action* response) override;
  grpc::ServerUnaryReactor* CancelAction(grpc::CallbackServerContext* context,
                                         const v1::CancelActionRequest* request,
                                         v1::Action* response) override;
  grpc::ServerUnaryReactor* ReopenAction(grpc::CallbackServerContext* context,
                                         const v1::ReopenActionRequest* request,
                                         v1::Action* response) override;
  grpc::ServerUnaryReactor* RecordImpactEvidence(
      grpc::CallbackServerContext* context,
      const v1::RecordImpactEvidenceRequest* request,
      v1::Action* response) override;
  grpc::ServerUnaryReactor* AchieveMilestone(
      grpc::CallbackServerContext* context,
      const v1::AchieveMilestoneRequest* request,
      v1::Milestone* response) override;
  grpc::ServerUnaryReactor* ForecastMilestone(
      grpc::CallbackServerContext* context,
      const v1::ForecastMilestoneRequest* request,
      v1::Milestone* response) override;
  grpc::ServerUnaryReactor* RebaselineMilestone(
      grpc::CallbackServerContext* context,
      const v1::RebaselineMilestoneRequest* request,
      v1::Milestone* response) override;
  grpc::ServerUnaryReactor* FindOverdue(
      grpc::CallbackServerContext* context,
      const v1::FindOverdueRequest* request,
      v1::FindOverdueResponse* response) override;

 private:
  // Serves a method that has `event` happen to an action.
  template <typename Request>
  grpc::ServerUnaryReactor* Change(ActionEvent event,
                                   grpc::CallbackServerContext* context,
                                   const Request* request,
                                   v1::Action* response);

  const rpc::ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
  const RecommendationRecords& recommendations_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_IMPROVEMENT_SERVICE_H_
