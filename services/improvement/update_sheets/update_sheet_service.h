// UpdateSheetService: takes each method to its handler.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_SERVICE_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_SERVICE_H_

#include "carereform/improvement/v1/update_sheets.grpc.pb.h"
#include "common/rpc/record_methods.h"
#include "services/improvement/update_sheets/update_sheets.h"

namespace carereform::improvement {

class UpdateSheetService final
    : public v1::UpdateSheetService::CallbackService {
 public:
  // All outlive it.
  UpdateSheetService(const rpc::ServerParts& parts, store::Store& store,
                     const UpdateSheets& sheets)
      : methods_(parts, store, sheets) {}

  grpc::ServerUnaryReactor* GetUpdateSheet(
      grpc::CallbackServerContext* context,
      const v1::GetUpdateSheetRequest* request,
      v1::UpdateSheet* response) override;
  grpc::ServerUnaryReactor* PreviewUpdateSheet(
      grpc::CallbackServerContext* context,
      const v1::PreviewUpdateSheetRequest* request,
      v1::UpdateSheetPreview* response) override;
  grpc::ServerUnaryReactor* ApplyUpdateSheet(
      grpc::CallbackServerContext* context,
      const v1::ApplyUpdateSheetRequest* request,
      v1::ApplyUpdateSheetResponse* response) override;

 private:
  const rpc::RecordMethods<UpdateSheets> methods_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_SERVICE_H_
