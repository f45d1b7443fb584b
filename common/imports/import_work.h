// What the work on imports that goes on apart from calls has in common.

#ifndef CR_COMMON_IMPORTS_IMPORT_WORK_H_
#define CR_COMMON_IMPORTS_IMPORT_WORK_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "common/imports/import_table.h"
#include "common/rpc/work_queue.h"

namespace carereform::imports {

// Queues every import in `state`.
absl::Status EnqueueInState(const ImportingSources& sources,
                            common::v1::Import::State state,
                            rpc::WorkQueue& queue);

// Whether an error is the store's own, and says nothing of the item.
bool StoreFailed(const absl::Status& status);

// Reads and changes one store for as long as `queue` is not stopped.
class ImportWork {
 public:
  ImportWork(store::Store& store, rpc::WorkQueue& queue)
      : store_(store), queue_(queue) {}

  // Makes a change. While the store admits none, waits.
  absl::Status Write(const rpc::Call& call,
                     std::function<absl::Status(store::Txn&)> body) const;

  // Returns an import that was queued as it was being committed.
  absl::StatusOr<common::v1::Import> ReadCommitted(
      const rpc::Call& call, const std::string& name) const;

 private:
  store::Store& store_;
  rpc::WorkQueue& queue_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_WORK_H_
