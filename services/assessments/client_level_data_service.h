// ClientLevelDataService: takes each method to its handler.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_DATA_SERVICE_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_DATA_SERVICE_H_

#include <atomic>

#include "carereform/assessments/v1/client_level_data.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "common/store/store.h"
#include "services/assessments/client_level_records.h"
#include "services/assessments/client_level_stream.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

class ClientLevelDataService final
    : public v1::ClientLevelDataService::CallbackService {
 public:
  ClientLevelDataService(const rpc::ServerParts& parts, store::Store& store,
                         const ClientLevelRecords& records,
                         const Records& cases)
      : methods_(parts, store, records),
        export_{parts, store, cases, stopping_} {}

  // Ends exports after the part that is on its way.
  void Stop() { stopping_ = true; }

  grpc::ServerUnaryReactor* GetClientLevelSubmission(
      grpc::CallbackServerContext* context,
      const v1::GetClientLevelSubmissionRequest* request,
      v1::ClientLevelSubmission* response) override;
  grpc::ServerUnaryReactor* ListClientLevelSubmissions(
      grpc::CallbackServerContext* context,
      const v1::ListClientLevelSubmissionsRequest* request,
      v1::ListClientLevelSubmissionsResponse* response) override;
  grpc::ServerUnaryReactor* ListRequestWaits(
      grpc::CallbackServerContext* context,
      const v1::ListRequestWaitsRequest* request,
      v1::ListRequestWaitsResponse* response) override;
  grpc::ServerUnaryReactor* ComputeWaitingTimes(
      grpc::CallbackServerContext* context,
      const v1::ComputeWaitingTimesRequest* request,
      v1::ComputeWaitingTimesResponse* response) override;
  grpc::ServerWriteReactor<v1::ExportClientLevelDataResponse>*
  ExportClientLevelData(
      grpc::CallbackServerContext* context,
      const v1::ExportClientLevelDataRequest* request) override;

 private:
  const rpc::RecordMethods<ClientLevelRecords> methods_;
  std::atomic<bool> stopping_ = false;
  const ExportParts export_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_DATA_SERVICE_H_
