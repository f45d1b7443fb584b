// A server that tells of itself whatever a test wants.
#ifndef CR_TOOLS_CAREREFORM_FAKE_MAINTENANCE_H_
#define CR_TOOLS_CAREREFORM_FAKE_MAINTENANCE_H_

#include "carereform/common/v1/maintenance.grpc.pb.h"

namespace carereform::command_line {

// All is well, until a test changes `status`.
class FakeMaintenance final : public common::v1::MaintenanceService::Service {
 public:
  FakeMaintenance() {
    status.set_version(CR_VERSION);
    status.set_ready(true);
    status.set_log_level(common::v1::CALLS);
    auto& store = *status.add_stores();
    store.set_source("assessments");
    store.set_readable(true);
    store.set_writable(true);
    store.set_free_bytes(int64_t{2048} << 20);
  }

  grpc::Status GetServerStatus(grpc::ServerContext*,
                               const common::v1::GetServerStatusRequest*,
                               common::v1::ServerStatus* response) override {
    *response = status;
    return grpc::Status::OK;
  }
  grpc::Status SetLogLevel(grpc::ServerContext*,
                           const common::v1::SetLogLevelRequest* request,
                           common::v1::ServerStatus* response) override {
    status.set_log_level(request->log_level());
    *response = status;
    return grpc::Status::OK;
  }

  common::v1::ServerStatus status;
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_FAKE_MAINTENANCE_H_
