// Actions as rows of a sheet.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_ACTION_SHEET_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_ACTION_SHEET_H_

#include <optional>
#include <string>
#include <vector>

#include "services/improvement/records.h"
#include "services/improvement/update_sheets/sheet_kind.h"

namespace carereform::improvement {

class ActionSheet final : public SheetKind {
 public:
  // `records` outlives it.
  explicit ActionSheet(const Records& records) : records_(records) {}

  SheetTable Shape() const override;
  absl::StatusOr<std::vector<SheetRow>> OpenRows(
      const store::Reader& reader, const SheetScope& scope) const override;
  absl::StatusOr<std::optional<SheetRow>> RowOf(
      const store::Reader& reader, const SheetScope& scope,
      const std::string& resource) const override;
  absl::StatusOr<SheetRow> RowOfBody(const store::Reader& reader,
                                     const SheetScope& scope,
                                     const std::string& body) const override;
  absl::Status Change(store::Txn& txn, const rpc::Call& call,
                      const std::string& resource,
                      const CellEdits& edits) const override;
  std::string ColumnOf(absl::string_view field) const override;
  std::string MainColumn() const override { return "state"; }
  bool GoesWithOthers(absl::string_view column) const override;

 private:
  absl::StatusOr<SheetRow> Row(const store::Reader& reader,
                               const SheetScope& scope,
                               const v1::Action& action) const;

  const Records& records_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_ACTION_SHEET_H_
