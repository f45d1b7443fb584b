// DataQualityService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_DATA_QUALITY_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_DATA_QUALITY_SERVICE_H_

#include "carereform/assessments/v1/data_quality.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class DataQualityService final
    : public v1::DataQualityService::CallbackService {
 public:
  DataQualityService(const rpc::ServerParts& parts, store::Store& store,
                     const Records& records)
      : methods_(parts, store, records) {}

  grpc::ServerUnaryReactor* ProposeFlag(grpc::CallbackServerContext* context,
                                        const v1::ProposeFlagRequest* request,
                                        v1::Flag* response) override;
  grpc::ServerUnaryReactor* ApproveFlag(grpc::CallbackServerContext* context,
                                        const v1::ApproveFlagRequest* request,
                                        v1::Flag* response) override;
  grpc::ServerUnaryReactor* RejectFlag(grpc::CallbackServerContext* context,
                                       const v1::RejectFlagRequest* request,
                                       v1::Flag* response) override;
  grpc::ServerUnaryReactor* WithdrawFlag(grpc::CallbackServerContext* context,
                                         const v1::WithdrawFlagRequest* request,
                                         v1::Flag* response) override;
  grpc::ServerUnaryReactor* GetFlag(grpc::CallbackServerContext* context,
                                    const v1::GetFlagRequest* request,
                                    v1::Flag* response) override;
  grpc::ServerUnaryReactor* ListFlags(grpc::CallbackServerContext* context,
                                      const v1::ListFlagsRequest* request,
                                      v1::ListFlagsResponse* response) override;

 private:
  const rpc::RecordMethods<Records> methods_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DATA_QUALITY_SERVICE_H_
