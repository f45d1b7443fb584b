#include "services/funding/funding_service.h"

#include "common/rpc/serve_collection.h"

namespace carereform::funding {

grpc::ServerUnaryReactor* FundingService::CreateFund(
    grpc::CallbackServerContext* context, const v1::CreateFundRequest* request,
    v1::Fund* response) {
  return rpc::ServeCreate(parts_, store_, records_.funds(), context, request,
                          response);
}

grpc::ServerUnaryReactor* FundingService::GetFund(
    grpc::CallbackServerContext* context, const v1::GetFundRequest* request,
    v1::Fund* response) {
  return rpc::ServeGet(parts_, store_, records_.funds(), context, request,
                       response);
}

grpc::ServerUnaryReactor* FundingService::ListFunds(
    grpc::CallbackServerContext* context, const v1::ListFundsRequest* request,
    v1::ListFundsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.funds(), context, request,
                        response);
}

grpc::ServerUnaryReactor* FundingService::CreateAllocation(
    grpc::CallbackServerContext* context,
    const v1::CreateAllocationRequest* request, v1::Allocation* response) {
  return rpc::ServeCreate(parts_, store_, records_.allocations(), context,
                          request, response);
}

grpc::ServerUnaryReactor* FundingService::GetAllocation(
    grpc::CallbackServerContext* context,
    const v1::GetAllocationRequest* request, v1::Allocation* response) {
  return rpc::ServeGet(parts_, store_, records_.allocations(), context, request,
                       response);
}

grpc::ServerUnaryReactor* FundingService::ListAllocations(
    grpc::CallbackServerContext* context,
    const v1::ListAllocationsRequest* request,
    v1::ListAllocationsResponse* response) {
  return rpc::ServeList(parts_, store_, records_.allocations(), context,
                        request, response);
}

}  // namespace carereform::funding
