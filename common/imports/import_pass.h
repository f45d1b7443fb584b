// One pass over a file, from its first item to its last: to check it, or to
// apply it.

#ifndef CR_COMMON_IMPORTS_IMPORT_PASS_H_
#define CR_COMMON_IMPORTS_IMPORT_PASS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/imports/issues.h"
#include "common/rpc/call.h"
#include "common/store/transaction.h"

namespace carereform::imports {

// One record of a file, in the form in which the kind applies it.
struct ImportItem {
  int line = 0;         // Where it stands; 0 where lines say nothing.
  std::string content;  // As the kind chooses, such as a serialized request.
};

// What applying an item would do to the records as they are stored.
struct Comparison {
  enum class Effect { kCreates, kChanges, kNothing };
  Effect effect = Effect::kCreates;
  std::vector<std::string> fields;  // Those that would change.
};

// A change that follows from the whole of a file; none at the end.
using Step = std::function<absl::Status(store::Txn&, const rpc::Call&)>;

// Used by one thread, except that Apply and steps run on the writer's.
class ImportPass {
 public:
  virtual ~ImportPass() = default;

  // Reads the next item; false at the end, or where the rest cannot be read.
  // Adds issues for one that is not to be applied. The same file gives the same
  // items again.
  virtual absl::StatusOr<bool> Next(ImportItem& item, Issues& issues) = 0;

  // What the file says of itself.
  virtual const std::string& note() const = 0;

  // Says that the rest of the file could not be read.
  virtual bool broken() const { return false; }

  // Compares a good item with what is stored. An error is an issue of the item,
  // unless the store failed.
  virtual absl::StatusOr<Comparison> Compare(const store::Reader& reader,
                                             const ImportItem& item) = 0;

  // Applies a good item, as the method that makes such a change would.
  virtual absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                             const ImportItem& item) = 0;

  // Adds to `report` what follows from the whole file; after the last item.
  virtual absl::Status FinishReport(const store::Reader&,
                                    common::v1::ImportReport&) {
    return absl::OkStatus();
  }

  // Returns the next change that follows from the whole file, or null; after
  // the last item. A stop has them returned from the first again: each can be
  // made twice.
  virtual absl::StatusOr<Step> NextStep(const store::Reader&) {
    return Step(nullptr);
  }
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_PASS_H_
