// Opens a store and refuses one that has lost something.
//
// RocksDB can open with acknowledged changes missing and say that all is well.
// So each store is held against its watermark and its witness (watermark.h),
// and what came back from the log is searched for gaps. A store that is ahead
// of its watermark is fine: the process ended between writing the two.

#ifndef CR_COMMON_STORE_GUARDED_OPEN_H_
#define CR_COMMON_STORE_GUARDED_OPEN_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/store/engine.h"
#include "common/store/rocks_engine.h"
#include "common/store/watermark.h"

namespace carereform::store {

// What to open.
struct GuardedOptions {
  std::string directory;
  // The witness's file, in a directory that is made if need be and is not in
  // the data directory; empty for none.
  std::string witness = "";
  // False keeps and checks no watermark: for measuring what it costs.
  bool watermark = true;
  RocksOptions rocks = {};
};

// What a Store is made of.
struct GuardedStore {
  std::unique_ptr<Engine> engine = nullptr;
  std::shared_ptr<Watermark> watermark = nullptr;  // Where it is switched off.
};

// Opens a store, which it creates if need be; one of an earlier format gets its
// watermark. Errors: as for OpenRocksEngine, and DATA_LOSS with the reasons
//   STORE_BELOW_WATERMARK  what was acknowledged is not there
//   STORE_FORKED           something else is there in its place
//   STORE_MISSING          files of the store are gone
//   STORE_CORRUPT          there is a gap in the records
//   WATERMARK_MISSING      there is no watermark to hold the records against
//   WATERMARK_DAMAGED      the watermark or the witness cannot be read
absl::StatusOr<GuardedStore> OpenGuarded(const GuardedOptions& options);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_GUARDED_OPEN_H_
