// MaintenanceService: how the server is, and looking after it.

#ifndef CR_COMMON_SERVER_MAINTENANCE_SERVICE_H_
#define CR_COMMON_SERVER_MAINTENANCE_SERVICE_H_

#include "carereform/common/v1/maintenance.grpc.pb.h"
#include "common/rpc/serve.h"
#include "common/server/backup_runner.h"
#include "common/server/server_state.h"

namespace carereform::server {

class MaintenanceService final
    : public common::v1::MaintenanceService::CallbackService {
 public:
  MaintenanceService(const rpc::ServerParts& parts, const ServerState& state,
                     BackupRunner& backups)
      : parts_(parts), state_(state), backups_(backups) {}

  grpc::ServerUnaryReactor* GetServerStatus(
      grpc::CallbackServerContext* context,
      const common::v1::GetServerStatusRequest* request,
      common::v1::ServerStatus* response) override;
  grpc::ServerUnaryReactor* SetLogLevel(
      grpc::CallbackServerContext* context,
      const common::v1::SetLogLevelRequest* request,
      common::v1::ServerStatus* response) override;
  grpc::ServerUnaryReactor* StartBackup(
      grpc::CallbackServerContext* context,
      const common::v1::StartBackupRequest* request,
      common::v1::Backup* response) override;
  grpc::ServerUnaryReactor* GetBackup(
      grpc::CallbackServerContext* context,
      const common::v1::GetBackupRequest* request,
      common::v1::Backup* response) override;

 private:
  const rpc::ServerParts& parts_;
  const ServerState& state_;
  BackupRunner& backups_;
};

}  // namespace carereform::server

#endif  // CR_COMMON_SERVER_MAINTENANCE_SERVICE_H_
