#include "services/assessments/data_quality_service.h"

#include "services/assessments/handlers/flags.h"

namespace carereform::assessments {

grpc::ServerUnaryReactor* DataQualityService::ProposeFlag(
    grpc::CallbackServerContext* context, const v1::ProposeFlagRequest* request,
    v1::Flag* response) {
  return methods_.Write(context, request, response, &CheckProposeFlag,
                        &assessments::ProposeFlag);
}

grpc::ServerUnaryReactor* DataQualityService::ApproveFlag(
    grpc::CallbackServerContext* context, const v1::ApproveFlagRequest* request,
    v1::Flag* response) {
  return methods_.Write(context, request, response, &CheckApproveFlag,
                        &assessments::ApproveFlag);
}

grpc::ServerUnaryReactor* DataQualityService::RejectFlag(
    grpc::CallbackServerContext* context, const v1::RejectFlagRequest* request,
    v1::Flag* response) {
  return methods_.Write(context, request, response, &CheckRejectFlag,
                        &assessments::RejectFlag);
}

grpc::ServerUnaryReactor* DataQualityService::WithdrawFlag(
    grpc::CallbackServerContext* context,
    const v1::WithdrawFlagRequest* request, v1::Flag* response) {
  return methods_.Write(context, request, response, &CheckWithdrawFlag,
                        &assessments::WithdrawFlag);
}

grpc::ServerUnaryReactor* DataQualityService::GetFlag(
    grpc::CallbackServerContext* context, const v1::GetFlagRequest* request,
    v1::Flag* response) {
  return methods_.Read(context, request, response, &CheckGetFlag,
                       &assessments::GetFlag);
}

grpc::ServerUnaryReactor* DataQualityService::ListFlags(
    grpc::CallbackServerContext* context, const v1::ListFlagsRequest* request,
    v1::ListFlagsResponse* response) {
  return methods_.Read(context, request, response, &CheckListFlags,
                       &assessments::ListFlags);
}

}  // namespace carereform::assessments
