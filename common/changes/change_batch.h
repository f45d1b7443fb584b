// Reads the next change records of a feed, as much as one response holds.

#ifndef CR_COMMON_CHANGES_CHANGE_BATCH_H_
#define CR_COMMON_CHANGES_CHANGE_BATCH_H_

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "carereform/changes/v1/changes.pb.h"
#include "common/changes/bookmark.h"
#include "common/changes/resource_types.h"
#include "common/store/transaction.h"

namespace carereform::changes {

// What a reader of a feed asked for.
struct FeedQuestion {
  std::string source;  // Such as `councils/x/sources/assessments`.
  bool include_bodies = false;
  std::vector<common::v1::DataClass> data_classes;  // That the reader has.
  std::set<std::string> resource_types = {};        // Empty for all.
};

// How much one response may hold. A first record is never left out.
struct BatchLimits {
  size_t records = 1;
  size_t bytes = 0;
};

// Returns the records after `position`, oldest first, and moves it behind the
// last that was looked at: of those, the ones with an entry of the types asked
// for. A body is included only where `types` knows the class of its
// resource and the reader has that class. Errors: DATA_LOSS, reason
// STORE_CORRUPT, where the next record does not follow on.
absl::StatusOr<v1::WatchChangesResponse> ReadBatch(const store::Reader& reader,
                                                   const ResourceTypes& types,
                                                   const FeedQuestion& question,
                                                   const BatchLimits& limits,
                                                   Position& position);

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_CHANGE_BATCH_H_
