#include "common/people/erasure_service.h"

#include "common/people/erasure_handlers.h"
#include "common/people/source_methods.h"

namespace carereform::people {
namespace {

// Gives a handler what the source asked keeps about people.
template <typename Request, typename Response>
auto WithRecords(const PeopleSources& sources,
                 absl::StatusOr<Response> (*handler)(const PersonRecords&,
                                                     store::Txn&,
                                                     const rpc::Call&,
                                                     const Request&)) {
  return [&sources, handler](store::Txn& txn, const rpc::Call& call,
                             const Request& request) {
    return handler(sources.RecordsFor(request.parent()), txn, call, request);
  };
}

}  // namespace

grpc::ServerUnaryReactor* ErasureService::RequestErasure(
    grpc::CallbackServerContext* context,
    const common::v1::RequestErasureRequest* request,
    common::v1::Erasure* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckRequestErasure,
                    WithRecords(sources_, &people::RequestErasure));
}

grpc::ServerUnaryReactor* ErasureService::ProposeExpiredErasures(
    grpc::CallbackServerContext* context,
    const common::v1::ProposeExpiredErasuresRequest* request,
    common::v1::ProposeExpiredErasuresResponse* response) {
  return ServeWrite(parts_, sources_, context, request, response,
                    &CheckProposeExpired,
                    WithRecords(sources_, &ProposeExpired));
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
        return people::ApproveErasure(sources_.RecordsFor(asked.name()), txn,
                                      call, asked);
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
