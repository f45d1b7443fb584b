// Opens RocksDB to be read and nothing else, for those who check what is there.

#ifndef CR_COMMON_STORE_READ_ONLY_H_
#define CR_COMMON_STORE_READ_ONLY_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/engine.h"

namespace carereform::store {

// A store that is open to be read.
struct ReadOnlyStore {
  std::shared_ptr<const View> view;
  std::string format;  // As in rocks_engine.h; empty: nobody has written one.
};

// Opens the records in `directory`, in which no byte is written. While the view
// is there no other process can open the directory. Errors as for
// OpenRocksEngine.
absl::StatusOr<ReadOnlyStore> OpenReadOnly(absl::string_view directory);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_READ_ONLY_H_
