// UpratingService: takes each method to its handler, and has the runs worked
// on.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_SERVICE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_SERVICE_H_

#include "carereform/financial_assessments/v1/uprating.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/financial_assessments/records.h"
#include "services/financial_assessments/uprating_runner.h"

namespace carereform::financial_assessments {

class UpratingService final : public v1::UpratingService::CallbackService {
 public:
  UpratingService(const rpc::ServerParts& parts, store::Store& store,
                  const Records& records, UpratingRunner& runner)
      : methods_(parts, store, records), runner_(runner) {}

  grpc::ServerUnaryReactor* PrepareUprating(
      grpc::CallbackServerContext* context,
      const v1::PrepareUpratingRequest* request,
      v1::UpratingRun* response) override;
  grpc::ServerUnaryReactor* GetUpratingRun(
      grpc::CallbackServerContext* context,
      const v1::GetUpratingRunRequest* request,
      v1::UpratingRun* response) override;
  grpc::ServerUnaryReactor* ListUpratingRuns(
      grpc::CallbackServerContext* context,
      const v1::ListUpratingRunsRequest* request,
      v1::ListUpratingRunsResponse* response) override;
  grpc::ServerUnaryReactor* ListUpratingChanges(
      grpc::CallbackServerContext* context,
      const v1::ListUpratingChangesRequest* request,
      v1::ListUpratingChangesResponse* response) override;
  grpc::ServerUnaryReactor* ApplyUprating(
      grpc::CallbackServerContext* context,
      const v1::ApplyUpratingRequest* request,
      v1::UpratingRun* response) override;
  grpc::ServerUnaryReactor* CancelUprating(
      grpc::CallbackServerContext* context,
      const v1::CancelUpratingRequest* request,
      v1::UpratingRun* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
  UpratingRunner& runner_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_UPRATING_SERVICE_H_
