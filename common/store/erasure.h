// Erases what identifies people: every body of a resource, in every version,
// with its salt.
//
// What stays is that something was there: the headers of the change records,
// over which the chain goes, and the history. A body is missing only where a
// later record has an ERASED entry for its resource, so that erasing is told
// from damage. Salts go with their bodies, and so do the digests of the
// requests that brought them: nothing is left by which a body could be guessed.
//
// Keys are never erased, and the engine writes some of them into files of its
// own. So no key, which is a name or a value of an index, may hold what
// identifies a person.

#ifndef CR_COMMON_STORE_ERASURE_H_
#define CR_COMMON_STORE_ERASURE_H_

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::store {

// What one step of an erasure did.
struct ErasureStep {
  int erased_bodies = 0;
  std::string next;  // Where the next step begins; empty once all is done.
};

// Takes away the row of a resource, and its index entries: ResourceTable::
// Remove of the table that it is in.
using RemoveRow =
    absl::FunctionRef<absl::Status(Txn& txn, absl::string_view resource)>;

// Erases the resources whose names begin with `prefix`: up to `max_versions` of
// their versions within `txn`, and the rest in further transactions, each of
// which goes on at `next` of the one before. The first begins at "", and so
// does one that goes on after a stop. From the step that reaches a resource it
// is read by nobody: an ERASED entry says so. Requires that 1 + `max_versions`
// entries fit in `txn`.
absl::StatusOr<ErasureStep> EraseStep(Txn& txn, absl::string_view prefix,
                                      const std::string& next,
                                      size_t max_versions,
                                      RemoveRow remove_row);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_ERASURE_H_
