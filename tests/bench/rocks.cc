#include "tests/bench/rocks.h"

#include "common/status/status_macros.h"

namespace carereform::bench {

absl::Status FromRocks(const rocksdb::Status& status) {
  return status.ok() ? absl::OkStatus()
                     : absl::InternalError(status.ToString());
}

absl::StatusOr<std::unique_ptr<rocksdb::DB>> OpenRocks(
    const std::string& directory) {
  rocksdb::Options options;
  options.create_if_missing = true;
  rocksdb::DB* opened = nullptr;
  CR_RETURN_IF_ERROR(FromRocks(rocksdb::DB::Open(options, directory, &opened)));
  return std::unique_ptr<rocksdb::DB>(opened);
}

}  // namespace carereform::bench
