// Applies one checked import, a few items at a time.

#ifndef CR_COMMON_IMPORTS_IMPORT_APPLICATION_H_
#define CR_COMMON_IMPORTS_IMPORT_APPLICATION_H_

#include <deque>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/imports/import_pass.h"
#include "common/imports/import_table.h"
#include "common/imports/import_work.h"
#include "common/rpc/work_queue.h"

namespace carereform::imports {

// The method as which applying is recorded.
inline constexpr char kApplyImportMethod[] = "carereform.common.v1.ApplyImport";

// Goes through a file once. Items that an earlier run applied are read and
// passed over.
class ImportApplication {
 public:
  // Of an import in state APPLYING. All arguments outlive it.
  ImportApplication(const rpc::ServerParts& parts,
                    const ImportingSource& source, rpc::WorkQueue& queue,
                    common::v1::Import import);

  // Applies what is left. Ends early, and goes on when it is run anew, where
  // the queue is stopped or the store fails.
  absl::Status Run();

 private:
  // An item that was read and has not been applied.
  struct Pending {
    ImportItem item;
    Issues issues;  // Not to be applied if there are any.
  };

  absl::Status SkipApplied();
  absl::Status ReadAhead();
  absl::Status ApplyItems();
  absl::Status ApplyBatch(int max_items);
  absl::Status ApplySteps();
  absl::Status Finish();
  absl::Status Stop(const Issues& issues);
  absl::Status StopFor(const absl::Status& reason);
  absl::Status Change(std::function<absl::Status(store::Txn&, const rpc::Call&,
                                                 common::v1::Import&)>
                          change);
  rpc::Call CallNow() const;

  const rpc::ServerParts& parts_;
  const ImportingSource& source_;
  rpc::WorkQueue& queue_;
  const ImportWork work_;
  common::v1::Import import_;
  std::unique_ptr<ImportPass> pass_;
  std::deque<Pending> pending_;
  bool at_end_ = false;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_APPLICATION_H_
