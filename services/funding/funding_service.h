// FundingService: takes each method to its collection.

#ifndef CR_SERVICES_FUNDING_FUNDING_SERVICE_H_
#define CR_SERVICES_FUNDING_FUNDING_SERVICE_H_

#include "carereform/funding/v1/funding.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "services/funding/records.h"

namespace carereform::funding {

class FundingService final : public v1::FundingService::CallbackService {
 public:
  FundingService(const rpc::ServerParts& parts, store::Store& store,
                 const Records& records)
      : parts_(parts), store_(store), records_(records) {}

  grpc::ServerUnaryReactor* CreateFund(grpc::CallbackServerContext* context,
                                       const v1::CreateFundRequest* request,
                                       v1::Fund* response) override;
  grpc::ServerUnaryReactor* GetFund(grpc::CallbackServerContext* context,
                                    const v1::GetFundRequest* request,
                                    v1::Fund* response) override;
  grpc::ServerUnaryReactor* ListFunds(grpc::CallbackServerContext* context,
                                      const v1::ListFundsRequest* request,
                                      v1::ListFundsResponse* response) override;
  grpc::ServerUnaryReactor* CreateAllocation(
      grpc::CallbackServerContext* context,
      const v1::CreateAllocationRequest* request,
      v1::Allocation* response) override;
  grpc::ServerUnaryReactor* GetAllocation(
      grpc::CallbackServerContext* context,
      const v1::GetAllocationRequest* request,
      v1::Allocation* response) override;
  grpc::ServerUnaryReactor* ListAllocations(
      grpc::CallbackServerContext* context,
      const v1::ListAllocationsRequest* request,
      v1::ListAllocationsResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
};

}  // namespace carereform::funding

#endif  // CR_SERVICES_FUNDING_FUNDING_SERVICE_H_
