// FindingService: takes each method to its collection or its handler.

#ifndef CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_SERVICE_H_

#include "carereform/improvement/v1/finding_service.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/improvement/records.h"

namespace carereform::improvement {

// Its records outlive it.
class FindingService final : public v1::FindingService::CallbackService {
 public:
  FindingService(const rpc::ServerParts& parts, store::Store& store,
                 const Records& records)
      : parts_(parts),
        store_(store),
        records_(records),
        methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateFinding(
      grpc::CallbackServerContext* context,
      const v1::CreateFindingRequest* request, v1::Finding* response) override;
  grpc::ServerUnaryReactor* GetFinding(grpc::CallbackServerContext* context,
                                       const v1::GetFindingRequest* request,
                                       v1::Finding* response) override;
  grpc::ServerUnaryReactor* ListFindings(
      grpc::CallbackServerContext* context,
      const v1::ListFindingsRequest* request,
      v1::ListFindingsResponse* response) override;
  grpc::ServerUnaryReactor* UpdateFinding(
      grpc::CallbackServerContext* context,
      const v1::UpdateFindingRequest* request, v1::Finding* response) override;

 private:
  const rpc::ServerParts& parts_;
  store::Store& store_;
  const Records& records_;
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FINDINGS_FINDING_SERVICE_H_
