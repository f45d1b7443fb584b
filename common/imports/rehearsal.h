// A store that nothing leaves: takes the records of a file as the real one
// would, so that a file is refused for exactly what its records would be.

#ifndef CR_COMMON_IMPORTS_REHEARSAL_H_
#define CR_COMMON_IMPORTS_REHEARSAL_H_

#include <memory>
#include <string>
#include <utility>

#include "common/rpc/collection.h"
#include "common/store/engine.h"
#include "common/store/partition.h"
#include "common/store/transaction.h"
#include "common/types/limits.h"

namespace carereform::imports {

class Rehearsal {
 public:
  Rehearsal(std::string council, absl::Time now)
      : council_(std::move(council)), now_(now) {
    Begin();
  }

  // Says whether a resource of that name was added.
  bool Has(uint32_t table, absl::string_view name) const {
    const auto row = store::FindRow(*txn_, table, name);
    return row.ok() && row->has_value();
  }

  // Adds a resource; see AnyCollection::Add.
  absl::Status Add(const rpc::AnyCollection& collection, const rpc::Call& call,
                   const google::protobuf::Message& resource) {
    if (++added_ == kMaxTransactionEntries) Keep();
    return collection.Add(*txn_, call, resource);
  }

 private:
  void Begin() {
    view_ = engine_->Snapshot();
    txn_ = std::make_unique<store::Txn>(council_, store::NewPartition(), *view_,
                                        now_);
    added_ = 0;
  }

  // Makes room: a transaction takes a limited number of records.
  void Keep() {
    const store::Changes changes = txn_->Take().changes;
    txn_.reset();
    view_.reset();
    // An engine in memory takes everything.
    engine_->Write(changes).IgnoreError();
    Begin();
  }

  const std::string council_;
  const absl::Time now_;
  const std::unique_ptr<store::Engine> engine_ = store::OpenMemoryEngine();
  std::shared_ptr<const store::View> view_;
  std::unique_ptr<store::Txn> txn_;
  int added_ = 0;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_REHEARSAL_H_
