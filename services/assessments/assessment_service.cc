#include "services/assessments/assessment_service.h"

#include "services/assessments/handlers/referral_moves.h"
#include "services/assessments/handlers/referrals.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* AssessmentService::CreateReferral(
    grpc::CallbackServerContext* context,
    const v1::CreateReferralRequest* request, v1::Referral* response) {
  return methods_.Write(context, request, response, &CheckCreate,
                        &assessments::CreateReferral);
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

}  // namespace carereform::assessments
