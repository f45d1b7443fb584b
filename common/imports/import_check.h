// Checks a file from its first item to its last, with nothing changed.

#ifndef CR_COMMON_IMPORTS_IMPORT_CHECK_H_
#define CR_COMMON_IMPORTS_IMPORT_CHECK_H_

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/imports/import_table.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"

namespace carereform::imports {

// Told how many items are checked, after each; returns whether to go on.
using CheckProgress = absl::FunctionRef<bool(int checked)>;

// Reads and checks the file of `import`, all of whose bytes have arrived, and
// returns the import as it is to be stored: CHECKED or REFUSED. Errors: the
// store's; CANCELLED where `progress` said so.
absl::StatusOr<common::v1::Import> CheckFile(const ImportingSource& source,
                                             const rpc::Call& call,
                                             common::v1::Import import,
                                             CheckProgress progress);

// Stores an import whose file was checked, and takes away a file that cannot be
// applied.
absl::Status StoreChecked(store::Txn& txn, common::v1::Import& checked);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_CHECK_H_
