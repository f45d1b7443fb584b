#include "services/assessments/assessment_service.h"

#include <memory>

#include "services/assessments/handlers/allocation_lookup.h"
#include "services/assessments/handlers/referral_batch.h"
#include "services/assessments/handlers/referral_corrections.h"
#include "services/assessments/handlers/referral_moves.h"
#include "services/assessments/handlers/referral_standing.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* AssessmentService::CreateReferral(
    grpc::CallbackServerContext* context,
    const v1::CreateReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckCreate,
                        &assessments::CreateReferral);
}

grpc::ServerUnaryReactor* AssessmentService::BatchCreateReferrals(
    grpc::CallbackServerContext* context,
    const v1::BatchCreateReferralsRequest* request,
    v1::BatchCreateReferralsResponse* response) {
  return methods_.Write(context, request, response, &CheckBatchCreate,
                        &assessments::BatchCreateReferrals, &ReplayBatchCreate);
}

grpc::ServerBidiReactor<v1::BulkCreateReferralsRequest,
                        v1::BulkCreateReferralsResponse>*
AssessmentService::BulkCreateReferrals(grpc::CallbackServerContext* context) {
  const auto call = std::make_shared<BulkCreate>(bulk_, context);
  call->Begin();
  return call.get();
}

grpc::ServerUnaryReactor* AssessmentService::LookUpAllocation(
    grpc::CallbackServerContext* context,
    const v1::LookUpAllocationRequest* request,
    v1::LookUpAllocationResponse* response) {
  return methods_.Read(context, request, response, &CheckLookUp,
                       &assessments::LookUpAllocation);
}

grpc::ServerUnaryReactor* AssessmentService::GetReferral(
    grpc::CallbackServerContext* context, const v1::GetReferralRequest* request,
    v1::Referral* response) {
  return methods_.Read(context, request, response, &CheckGet,
                       &assessments::GetReferral);
}

grpc::ServerUnaryReactor* AssessmentService::ListReferrals(
    grpc::CallbackServerContext* context,
    const v1::ListReferralsRequest* request,
    v1::ListReferralsResponse* response) {
  return methods_.Read(context, request, response, &CheckList,
                       &assessments::ListReferrals);
}

grpc::ServerUnaryReactor* AssessmentService::TriageReferral(
    grpc::CallbackServerContext* context,
    const v1::TriageReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckTriage,
                        &assessments::TriageReferral);
}

grpc::ServerUnaryReactor* AssessmentService::AllocateReferral(
    grpc::CallbackServerContext* context,
    const v1::AllocateReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckAllocate,
                        &assessments::AllocateReferral);
}

grpc::ServerUnaryReactor* AssessmentService::StartAssessment(
    grpc::CallbackServerContext* context,
    const v1::StartAssessmentRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckStart,
                        &assessments::StartAssessment);
}

grpc::ServerUnaryReactor* AssessmentService::CloseReferral(
    grpc::CallbackServerContext* context,
    const v1::CloseReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckClose,
                        &assessments::CloseReferral);
}

grpc::ServerUnaryReactor* AssessmentService::CompleteAssessment(
    grpc::CallbackServerContext* context,
    const v1::CompleteAssessmentRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckComplete,
                        &assessments::CompleteAssessment);
}

grpc::ServerUnaryReactor* AssessmentService::DecideReferral(
    grpc::CallbackServerContext* context,
    const v1::DecideReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckDecide,
                        &assessments::DecideReferral);
}

grpc::ServerUnaryReactor* AssessmentService::StartService(
    grpc::CallbackServerContext* context,
    const v1::StartServiceRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckStartService,
                        &assessments::StartService);
}

grpc::ServerUnaryReactor* AssessmentService::InformReferrer(
    grpc::CallbackServerContext* context,
    const v1::InformReferrerRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckInform,
                        &assessments::InformReferrer);
}

grpc::ServerUnaryReactor* AssessmentService::RateReferral(
    grpc::CallbackServerContext* context,
    const v1::RateReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckRate,
                        &assessments::RateReferral);
}

grpc::ServerUnaryReactor* AssessmentService::EscalateReferral(
    grpc::CallbackServerContext* context,
    const v1::EscalateReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckEscalate,
                        &assessments::EscalateReferral);
}

grpc::ServerUnaryReactor* AssessmentService::HoldReferral(
    grpc::CallbackServerContext* context,
    const v1::HoldReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckHold,
                        &assessments::HoldReferral);
}

grpc::ServerUnaryReactor* AssessmentService::ResumeReferral(
    grpc::CallbackServerContext* context,
    const v1::ResumeReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckResume,
                        &assessments::ResumeReferral);
}

grpc::ServerUnaryReactor* AssessmentService::TransferReferral(
    grpc::CallbackServerContext* context,
    const v1::TransferReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckTransfer,
                        &assessments::TransferReferral);
}

grpc::ServerUnaryReactor* AssessmentService::CorrectReferral(
    grpc::CallbackServerContext* context,
    const v1::CorrectReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckCorrect,
                        &assessments::CorrectReferral);
}

grpc::ServerUnaryReactor* AssessmentService::ReopenReferral(
    grpc::CallbackServerContext* context,
    const v1::ReopenReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckReopen,
                        &assessments::ReopenReferral);
}

grpc::ServerUnaryReactor* AssessmentService::MergeReferral(
    grpc::CallbackServerContext* context,
    const v1::MergeReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckMerge,
                        &assessments::MergeReferral);
}

grpc::ServerUnaryReactor* AssessmentService::UnmergeReferral(
    grpc::CallbackServerContext* context,
    const v1::UnmergeReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckUnmerge,
                        &assessments::UnmergeReferral);
}

grpc::ServerUnaryReactor* AssessmentService::ReassignReferral(
    grpc::CallbackServerContext* context,
    const v1::ReassignReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckReassign,
                        &assessments::ReassignReferral);
}

}  // namespace carereform::assessments
