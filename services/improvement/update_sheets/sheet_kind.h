// What the rows of one kind are: their columns, their cells, and how a change
// of cells becomes a change of the resource by the methods that it has anyway.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_KIND_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_KIND_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/improvement/v1/update_sheets.pb.h"
#include "common/rpc/call.h"
#include "common/status/error.h"
#include "common/store/errors.h"
#include "common/store/transaction.h"
#include "google/type/date.pb.h"
#include "services/improvement/update_sheets/sheet_scope.h"

namespace carereform::improvement {

using SheetRow = v1::UpdateSheet::Row;
using SheetTable = v1::UpdateSheet::Table;

// The cells of a row that are to change: what each holds, by its column. Days
// and months are there in one form, 2026-03-31 and 2026-03.
using CellEdits = std::map<std::string, std::string, std::less<>>;

// Immutable after construction; thread-safe.
class SheetKind {
 public:
  virtual ~SheetKind() = default;

  // Returns the table without its rows; `note` says why there may be none.
  virtual SheetTable Shape() const = 0;

  // Returns the rows of what is still to be done, in the order of the plan.
  virtual absl::StatusOr<std::vector<SheetRow>> OpenRows(
      const store::Reader& reader, const SheetScope& scope) const = 0;

  // Returns the row of a resource, be it still to be done or not; nothing where
  // it is not in the scope.
  virtual absl::StatusOr<std::optional<SheetRow>> RowOf(
      const store::Reader& reader, const SheetScope& scope,
      const std::string& resource) const = 0;

  // Returns the row that a stored body of a resource in the scope gave.
  virtual absl::StatusOr<SheetRow> RowOfBody(const store::Reader& reader,
                                             const SheetScope& scope,
                                             const std::string& body) const = 0;

  // Makes the change as one entry of the record. What is wrong names in its
  // violations fields of the resource or columns; see ColumnOf.
  virtual absl::Status Change(store::Txn& txn, const rpc::Call& call,
                              const std::string& resource,
                              const CellEdits& edits) const = 0;

  // Returns the column that a field of the requests above stands in; the field
  // itself where the two have one name.
  virtual std::string ColumnOf(absl::string_view field) const = 0;

  // Returns the column to which errors belong that name no field.
  virtual std::string MainColumn() const = 0;

  // Returns whether a column only goes with the change of others, as a reason
  // does: it is empty in every sheet that is given.
  virtual bool GoesWithOthers(absl::string_view column) const = 0;
};

// Adds a column that officers fill in, or one that they only read.
void AddEditable(std::string column, std::string heading,
                 v1::UpdateSheet::Format format, std::string guidance,
                 SheetTable& table);
void AddLocked(std::string column, std::string heading,
               v1::UpdateSheet::Format format, SheetTable& table);

// Adds a cell to a row.
void AddCell(std::string column, std::string text, SheetRow& row);

// Returns a stored date as a cell holds it; empty where none is set.
std::string DateCell(const google::type::Date& date);

// Returns the date of a cell that was checked; nothing set for an empty one.
google::type::Date DateOfCell(absl::string_view text);

// Returns the text of the cell in `edits`; nothing where it does not change.
std::optional<std::string> Edited(const CellEdits& edits,
                                  absl::string_view column);

// Has `change`, absl::StatusOr<Resource>(store::Txn&), call several methods on
// one resource in a transaction of its own, and puts what comes of it into
// `txn`, so that its record has one entry of the resource and, where one of the
// methods fails, none.
template <typename Table, typename Change>
absl::Status ChangeOnce(const Table& table, store::Txn& txn, Change change) {
  store::Txn trial(txn.council(), txn.head(), txn.view(), txn.commit_time());
  auto changed = change(trial);
  if (!changed.ok()) return changed.status();
  return table.Update(txn, *changed);
}

// Returns the message that a stored body holds.
template <typename Message>
absl::StatusOr<Message> MessageOfBody(const std::string& body) {
  Message message;
  if (!message.ParseFromString(body)) return store::errors::Corrupt("a record");
  return message;
}

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_SHEETS_SHEET_KIND_H_
