// ExtractService: how case extracts are read, and which were applied.

#ifndef CR_SERVICES_ASSESSMENTS_EXTRACT_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_EXTRACT_SERVICE_H_

#include "carereform/assessments/v1/extracts.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class ExtractService final : public v1::ExtractService::CallbackService {
 public:
  ExtractService(const rpc::ServerParts& parts, store::Store& store,
                 const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* CreateExtractProfile(
      grpc::CallbackServerContext* context,
      const v1::CreateExtractProfileRequest* request,
      v1::ExtractProfile* response) override;
  grpc::ServerUnaryReactor* GetExtractProfile(
      grpc::CallbackServerContext* context,
      const v1::GetExtractProfileRequest* request,
      v1::ExtractProfile* response) override;
  grpc::ServerUnaryReactor* ListExtractProfiles(
      grpc::CallbackServerContext* context,
      const v1::ListExtractProfilesRequest* request,
      v1::ListExtractProfilesResponse* response) override;
  grpc::ServerUnaryReactor* ListCaseExtracts(
      grpc::CallbackServerContext* context,
      const v1::ListCaseExtractsRequest* request,
      v1::ListCaseExtractsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_EXTRACT_SERVICE_H_
