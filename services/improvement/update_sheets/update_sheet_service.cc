#include "services/improvement/update_sheets/update_sheet_service.h"

#include "services/improvement/update_sheets/update_sheet_handlers.h"

namespace carereform::improvement {

grpc::ServerUnaryReactor* UpdateSheetService::GetUpdateSheet(
    grpc::CallbackServerContext* context,
    const v1::GetUpdateSheetRequest* request, v1::UpdateSheet* response) {
  return methods_.Read(context, request, response, &CheckGetUpdateSheet,
                       &improvement::GetUpdateSheet);
}

grpc::ServerUnaryReactor* UpdateSheetService::PreviewUpdateSheet(
    grpc::CallbackServerContext* context,
    const v1::PreviewUpdateSheetRequest* request,
    v1::UpdateSheetPreview* response) {
  return methods_.Read(context, request, response, &CheckPreviewUpdateSheet,
                       &improvement::PreviewUpdateSheet);
}

grpc::ServerUnaryReactor* UpdateSheetService::ApplyUpdateSheet(
    grpc::CallbackServerContext* context,
    const v1::ApplyUpdateSheetRequest* request,
    v1::ApplyUpdateSheetResponse* response) {
  return methods_.Write(context, request, response, &CheckApplyUpdateSheet,
                        &improvement::ApplyUpdateSheet,
                        &ReplayApplyUpdateSheet);
}

}  // namespace carereform::improvement
