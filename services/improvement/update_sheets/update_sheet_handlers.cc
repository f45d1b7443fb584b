#include "services/improvement/update_sheets/update_sheet_handlers.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/history.h"
#include "common/types/resource_name.h"
#include "services/improvement/update_sheets/sheet_scope.h"
#include "services/improvement/update_sheets/update_sheet_errors.h"

namespace carereform::improvement {
namespace {

// Several times what any area of a plan has.
constexpr int kMostRows = 500;
constexpr int kMostCells = 50;
constexpr int kMaxPlaceCharacters = 20;
constexpr int kMaxNameCharacters = 200;

void CheckParent(const std::string& parent, rpc::Validation& validation) {
  validation.Require(MatchName(kAreaPattern, parent).ok() ||
                         MatchName(kWorkstreamPattern, parent).ok(),
                     "parent",
                     absl::StrCat("has to be of the form ", kAreaPattern,
                                  " or ", kWorkstreamPattern));
}

void CheckRow(const std::string& path, const v1::EditedRow& row,
              rpc::Validation& validation) {
  validation.EnumValue(path + ".kind", row.kind(),
                       &v1::UpdateSheet::Kind_IsValid);
  validation.Text(path + ".resource", row.resource(), kMaxNameCharacters,
                  rpc::Presence::kOptional);
  validation.Text(path + ".etag", row.etag(), kMaxNameCharacters,
                  rpc::Presence::kOptional);
  validation.Require(row.row_number() >= 0, path + ".row_number",
                     "has to be 1 or more: count rows from 1");
  validation.Require(row.cells_size() <= kMostCells, path + ".cells",
                     "has more than 50: send those of the sheet's columns");
  std::set<std::string> columns;
  for (int i = 0; i < std::min(row.cells_size(), kMostCells); ++i) {
    const v1::EditedRow::Cell& cell = row.cells(i);
    const std::string at = absl::StrCat(path, ".cells[", i, "]");
    validation.Require(columns.insert(cell.column()).second, at + ".column",
                       "is there twice: send one cell for each column");
    validation.Text(at + ".place", cell.place(), kMaxPlaceCharacters,
                    rpc::Presence::kOptional);
  }
}

template <typename Request>
void CheckRows(const Request& request, rpc::Validation& validation) {
  CheckParent(request.parent(), validation);
  if (request.rows_size() > kMostRows) {
    validation.Refuse("rows",
                      "has more than 500: send the sheets of smaller areas");
    return;
  }
  for (int i = 0; i < request.rows_size(); ++i) {
    CheckRow(absl::StrCat("rows[", i, "]"), request.rows(i), validation);
  }
}

// Returns the resources to leave out. Errors: INVALID_ARGUMENT, reason
// FIELD_INVALID, for one that has no row.
absl::StatusOr<std::set<std::string>> LeftOut(
    const v1::ApplyUpdateSheetRequest& request) {
  std::set<std::string> there;
  for (const v1::EditedRow& row : request.rows()) there.insert(row.resource());
  for (int i = 0; i < request.leave_out_size(); ++i) {
    if (there.count(request.leave_out(i)) == 0) {
      return InvalidField(absl::StrCat("leave_out[", i, "]"),
                          "is a resource that has no row: name those that have "
                          "one");
    }
  }
  return std::set<std::string>(request.leave_out().begin(),
                               request.leave_out().end());
}

}  // namespace

absl::Status CheckGetUpdateSheet(const v1::GetUpdateSheetRequest& request) {
  rpc::Validation validation;
  CheckParent(request.parent(), validation);
  return validation.Finish();
}

absl::StatusOr<v1::UpdateSheet> GetUpdateSheet(
    const UpdateSheets& sheets, const store::Reader& reader,
    const rpc::Call& call, const v1::GetUpdateSheetRequest& request) {
  return sheets.Read(reader, request.parent(), call.today);
}

absl::Status CheckPreviewUpdateSheet(
    const v1::PreviewUpdateSheetRequest& request) {
  rpc::Validation validation;
  CheckRows(request, validation);
  return validation.Finish();
}

absl::StatusOr<v1::UpdateSheetPreview> PreviewUpdateSheet(
    const UpdateSheets& sheets, const store::Reader& reader,
    const rpc::Call& call, const v1::PreviewUpdateSheetRequest& request) {
  // What a transaction that nobody commits would come to.
  store::Txn txn(reader.council(), reader.head(), reader.view(),
                 absl::UnixEpoch());
  return sheets.Apply(txn, call, request.parent(), request.rows(), {});
}

absl::Status CheckApplyUpdateSheet(const v1::ApplyUpdateSheetRequest& request) {
  rpc::Validation validation;
  CheckRows(request, validation);
  validation.Require(
      request.leave_out_size() <= kMostRows, "leave_out",
      "has more than 500: name the resources of rows that are sent");
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<v1::ApplyUpdateSheetResponse> ApplyUpdateSheet(
    const UpdateSheets& sheets, store::Txn& txn, const rpc::Call& call,
    const v1::ApplyUpdateSheetRequest& request) {
  CR_ASSIGN_OR_RETURN(const std::set<std::string> leave_out, LeftOut(request));
  CR_ASSIGN_OR_RETURN(
      const v1::UpdateSheetPreview preview,
      sheets.Apply(txn, call, request.parent(), request.rows(), leave_out));
  if (preview.refused_count() > 0 || preview.stale_count() > 0) {
    return errors::SheetNotReady(preview.refused_count(),
                                 preview.stale_count());
  }
  v1::ApplyUpdateSheetResponse response;
  for (const v1::UpdateSheetPreview::Row& row : preview.rows()) {
    if (row.state() == v1::UpdateSheetPreview::CHANGED) {
      response.add_changed(row.resource());
    }
  }
  std::sort(response.mutable_changed()->begin(),
            response.mutable_changed()->end());
  if (response.changed_size() > 0 && !request.validate_only()) {
    response.set_revision(static_cast<int64_t>(txn.revision()));
  }
  return response;
}

absl::Status ReplayApplyUpdateSheet(const store::Reader& reader,
                                    uint64_t revision,
                                    v1::ApplyUpdateSheetResponse* response) {
  CR_ASSIGN_OR_RETURN(const std::vector<store::StoredHeader> headers,
                      store::HeadersAfter(reader, revision - 1, 1));
  if (headers.empty()) {
    return store::errors::Corrupt("the result of the earlier request");
  }
  response->set_revision(static_cast<int64_t>(revision));
  for (const store::ChangeEntry& entry : headers.front().header.entries) {
    response->add_changed(entry.resource);
  }
  std::sort(response->mutable_changed()->begin(),
            response->mutable_changed()->end());
  return absl::OkStatus();
}

}  // namespace carereform::improvement
