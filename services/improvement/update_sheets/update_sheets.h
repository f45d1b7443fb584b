// The kinds of rows that a sheet has, and what all of its rows come to.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEETS_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEETS_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/improvement/v1/update_sheets.pb.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"
#include "google/protobuf/repeated_field.h"
#include "services/improvement/records.h"
#include "services/improvement/update_sheets/action_sheet.h"
#include "services/improvement/update_sheets/milestone_sheet.h"
#include "services/improvement/update_sheets/sheet_kind.h"

namespace carereform::improvement {

using EditedRows = google::protobuf::RepeatedPtrField<v1::EditedRow>;

// Immutable after construction; thread-safe.
class UpdateSheets {
 public:
  // `plan` outlives it.
  explicit UpdateSheets(const Records& plan)
      : plan_(plan), actions_(plan), milestones_(plan) {}
  UpdateSheets(const UpdateSheets&) = delete;
  UpdateSheets& operator=(const UpdateSheets&) = delete;

  // Returns what `parent` has that is still to be done, as on `today`. Errors:
  // NOT_FOUND, reason RESOURCE_NOT_FOUND.
  absl::StatusOr<v1::UpdateSheet> Read(const store::Reader& reader,
                                       const std::string& parent,
                                       absl::CivilDay today) const;

  // Makes in `txn` every change of the rows that can be made, in an order of
  // its own, so that the order of the rows makes no difference; returns what
  // became of each, in their order. Rows about `leave_out` are passed over.
  // Errors: those of Read, and those of the store.
  absl::StatusOr<v1::UpdateSheetPreview> Apply(
      store::Txn& txn, const rpc::Call& call, const std::string& parent,
      const EditedRows& rows, const std::set<std::string>& leave_out) const;

 private:
  // The kinds, in the order of the tables.
  std::vector<const SheetKind*> kinds() const {
    return {&actions_, &milestones_};
  }

  const Records& plan_;
  const ActionSheet actions_;
  const MilestoneSheet milestones_;
};

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_UPDATE_SHEETS_H_
