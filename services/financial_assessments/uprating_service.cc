#include "services/financial_assessments/uprating_service.h"

#include <string>

#include "services/financial_assessments/handlers/uprating.h"

namespace carereform::financial_assessments {
namespace {

// Has a run that a handler changes worked on once the change is there.
template <typename Request>
auto ThenWorkOn(UpratingRunner& runner,
                absl::StatusOr<v1::UpratingRun> (*handler)(const Records&,
                                                           store::Txn&,
                                                           const rpc::Call&,
                                                           const Request&)) {
  return [&runner, handler](const Records& records, store::Txn& txn,
                            const rpc::Call& call, const Request& request) {
    absl::StatusOr<v1::UpratingRun> run = handler(records, txn, call, request);
    if (run.ok()) {
      txn.OnCommit([&runner, name = run->name()] { runner.Enqueue(name); });
    }
    return run;
  };
}

}  // namespace

grpc::ServerUnaryReactor* UpratingService::PrepareUprating(
    grpc::CallbackServerContext* context,
    const v1::PrepareUpratingRequest* request, v1::UpratingRun* response) {
  return methods_.Write(
      context, request, response, &CheckPrepareUprating,
      ThenWorkOn(runner_, &financial_assessments::PrepareUprating));
}

grpc::ServerUnaryReactor* UpratingService::GetUpratingRun(
    grpc::CallbackServerContext* context,
    const v1::GetUpratingRunRequest* request, v1::UpratingRun* response) {
  return methods_.Read(context, request, response, &CheckGetUpratingRun,
                       &financial_assessments::GetUpratingRun);
}

grpc::ServerUnaryReactor* UpratingService::ListUpratingRuns(
    grpc::CallbackServerContext* context,
    const v1::ListUpratingRunsRequest* request,
    v1::ListUpratingRunsResponse* response) {
  return methods_.Read(context, request, response, &CheckListUpratingRuns,
                       &financial_assessments::ListUpratingRuns);
}

grpc::ServerUnaryReactor* UpratingService::ListUpratingChanges(
    grpc::CallbackServerContext* context,
    const v1::ListUpratingChangesRequest* request,
    v1::ListUpratingChangesResponse* response) {
  return methods_.Read(context, request, response, &CheckListUpratingChanges,
                       &financial_assessments::ListUpratingChanges);
}

grpc::ServerUnaryReactor* UpratingService::ApplyUprating(
    grpc::CallbackServerContext* context,
    const v1::ApplyUpratingRequest* request, v1::UpratingRun* response) {
  return methods_.Write(
      context, request, response, &CheckApplyUprating,
      ThenWorkOn(runner_, &financial_assessments::ApplyUprating));
}

grpc::ServerUnaryReactor* UpratingService::CancelUprating(
    grpc::CallbackServerContext* context,
    const v1::CancelUpratingRequest* request, v1::UpratingRun* response) {
  return methods_.Write(context, request, response, &CheckCancelUprating,
                        &financial_assessments::CancelUprating);
}

}  // namespace carereform::financial_assessments
