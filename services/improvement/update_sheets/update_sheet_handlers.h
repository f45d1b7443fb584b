// The methods that give a sheet, preview it and apply it.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_HANDLERS_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_HANDLERS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/improvement/v1/update_sheets.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "services/improvement/update_sheets/update_sheets.h"

namespace carereform::improvement {

absl::Status CheckGetUpdateSheet(const v1::GetUpdateSheetRequest& request);
absl::StatusOr<v1::UpdateSheet> GetUpdateSheet(
    const UpdateSheets& sheets, const store::Reader& reader,
    const rpc::Call& call, const v1::GetUpdateSheetRequest& request);

absl::Status CheckPreviewUpdateSheet(
    const v1::PreviewUpdateSheetRequest& request);
absl::StatusOr<v1::UpdateSheetPreview> PreviewUpdateSheet(
    const UpdateSheets& sheets, const store::Reader& reader,
    const rpc::Call& call, const v1::PreviewUpdateSheetRequest& request);

absl::Status CheckApplyUpdateSheet(const v1::ApplyUpdateSheetRequest& request);
absl::StatusOr<v1::ApplyUpdateSheetResponse> ApplyUpdateSheet(
    const UpdateSheets& sheets, store::Txn& txn, const rpc::Call& call,
    const v1::ApplyUpdateSheetRequest& request);

// Rebuilds what ApplyUpdateSheet returned when it made `revision`.
absl::Status ReplayApplyUpdateSheet(const store::Reader& reader,
                                    uint64_t revision,
                                    v1::ApplyUpdateSheetResponse* response);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEET_HANDLERS_H_
