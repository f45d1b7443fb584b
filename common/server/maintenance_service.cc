#include "common/server/maintenance_service.h"

#include <memory>
#include <utility>

#include "absl/strings/match.h"
#include "common/rpc/validation.h"

namespace carereform::server {
namespace {

using common::v1::Backup;

absl::Status CheckStart(const common::v1::StartBackupRequest& request) {
  rpc::Validation validation;
  validation.Require(absl::StartsWith(request.directory(), "/"), "directory",
                     "has to be an absolute path on the server's machine");
  return validation.Finish();
}

absl::Status CheckLogLevel(const common::v1::SetLogLevelRequest& request) {
  rpc::Validation validation;
  validation.EnumValue("log_level", request.log_level(),
                       &common::v1::LogLevel_IsValid);
  return validation.Finish();
}

// Serves a method that is about the server and no council: `handle` returns the
// response or an error.
template <typename Request, typename Response, typename Handle>
grpc::ServerUnaryReactor* ServeServer(const rpc::ServerParts& parts,
                                      grpc::CallbackServerContext* context,
                                      const Request* request,
                                      Response* response, Handle handle) {
  return rpc::Serve(
      parts, context, *request, [] { return absl::OkStatus(); },
      [&](const std::shared_ptr<const rpc::PendingCall>& pending) {
        rpc::RunOnExecutor(parts, pending,
                           [request, response, handle]() -> absl::Status {
                             CR_ASSIGN_OR_RETURN(*response, handle(*request));
                             return absl::OkStatus();
                           });
      });
}

}  // namespace

grpc::ServerUnaryReactor* MaintenanceService::GetServerStatus(
    grpc::CallbackServerContext* context,
    const common::v1::GetServerStatusRequest* request,
    common::v1::ServerStatus* response) {
  return ServeServer(parts_, context, request, response,
                     [this](const common::v1::GetServerStatusRequest&)
                         -> absl::StatusOr<common::v1::ServerStatus> {
                       return state_.Look();
                     });
}

grpc::ServerUnaryReactor* MaintenanceService::SetLogLevel(
    grpc::CallbackServerContext* context,
    const common::v1::SetLogLevelRequest* request,
    common::v1::ServerStatus* response) {
  return ServeServer(parts_, context, request, response,
                     [this](const common::v1::SetLogLevelRequest& asked)
                         -> absl::StatusOr<common::v1::ServerStatus> {
                       CR_RETURN_IF_ERROR(CheckLogLevel(asked));
                       parts_.calls.set_log_level(asked.log_level());
                       return state_.Look();
                     });
}

grpc::ServerUnaryReactor* MaintenanceService::StartBackup(
    grpc::CallbackServerContext* context,
    const common::v1::StartBackupRequest* request, Backup* response) {
  return ServeServer(parts_, context, request, response,
                     [this](const common::v1::StartBackupRequest& asked)
                         -> absl::StatusOr<Backup> {
                       CR_RETURN_IF_ERROR(CheckStart(asked));
                       return backups_.Start(asked.directory());
                     });
}

grpc::ServerUnaryReactor* MaintenanceService::GetBackup(
    grpc::CallbackServerContext* context,
    const common::v1::GetBackupRequest* request, Backup* response) {
  return ServeServer(parts_, context, request, response,
                     [this](const common::v1::GetBackupRequest& asked) {
                       return backups_.Get(asked.name());
                     });
}

}  // namespace carereform::server
