#include "common/people/erasure_service.h"

#include "common/people/erasure_handlers.h"
#include "common/people/source_methods.h"

namespace carereform::people {

grpc::ServerUnaryReactor* ErasureService::RequestErasure(
    grpc::CallbackServerContext* context,
    const common::v1::RequestErasureRequest* request,
    common::v1::Erasure* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckRequestErasure, &people::RequestErasure);
}

grpc::ServerUnaryReactor* ErasureService::ProposeExpiredErasures(
    grpc::CallbackServerContext* context,
    const common::v1::ProposeExpiredErasuresRequest* request,
    common::v1::ProposeExpiredErasuresResponse* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckProposeExpired, &ProposeExpired);
}

grpc::ServerUnaryReactor* ErasureService::ApproveErasure(
    grpc::CallbackServerContext* context,
    const common::v1::ApproveErasureRequest* request,
    common::v1::Erasure* response) {
  return ServeWrite(
      parts_, sources_, context, request, response, &CheckApprove,
      [this](store::Txn& txn, const rpc::Call& call,
             const common::v1::ApproveErasureRequest& asked) {
        txn.OnCommit([this, name = asked.name()] { runner_.Enqueue(name); });
        return people::ApproveErasure(txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ErasureService::RejectErasure(
    grpc::CallbackServerContext* context,
    const common::v1::RejectErasureRequest* request,
    common::v1::Erasure* response) {
  return ServeWrite(parts_, sources_, context, request, response, &CheckReject,
                    &people::RejectErasure);
}

grpc::ServerUnaryReactor* ErasureService::GetErasure(
    grpc::CallbackServerContext* context,
    const common::v1::GetErasureRequest* request,
    common::v1::Erasure* response) {
  return ServeRead(parts_, sources_, context, request, response,
                   &CheckGetErasure, &people::GetErasure);
}

grpc::ServerUnaryReactor* ErasureService::ListErasures(
    grpc::CallbackServerContext* context,
    const common::v1::ListErasuresRequest* request,
    common::v1::ListErasuresResponse* response) {
  return ServeRead(parts_, sources_, context, request, response,
                   &CheckListErasures, &people::ListErasures);
}

}  // namespace carereform::people
