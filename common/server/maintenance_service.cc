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

// Serves a method that is about the server and no council: `handle` returns the
// response or an error.
template <typename Request, typename Response, typename Handle>
grpc::ServerUnaryReactor* ServeServer(const rpc::ServerParts& parts,
                                      grpc::CallbackServerContext* context,
                                      const Request* request,
                                      Response* response, Handle handle) {
  auto pending = std::make_shared<const rpc::PendingCall>(
      parts, context, rpc::MethodOf(Request::descriptor()->full_name()), "");
  rpc::RunOnExecutor(
      parts, pending,
      [request, response, handle = std::move(handle)]() -> absl::Status {
        CR_ASSIGN_OR_RETURN(*response, handle(*request));
        return absl::OkStatus();
      });
  return pending->reactor();
}

}  // namespace

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
