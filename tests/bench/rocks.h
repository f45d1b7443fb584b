// RocksDB itself, with none of the suite on top.

#ifndef CR_TESTS_BENCH_ROCKS_H_
#define CR_TESTS_BENCH_ROCKS_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "rocksdb/db.h"

namespace carereform::bench {

// Returns `status` with RocksDB's own words.
absl::Status FromRocks(const rocksdb::Status& status);

inline rocksdb::Slice SliceOf(absl::string_view text) {
  return {text.data(), text.size()};
}

// Opens, and creates if need be, a database with RocksDB's default settings.
absl::StatusOr<std::unique_ptr<rocksdb::DB>> OpenRocks(
    const std::string& directory);

}  // namespace carereform::bench

#endif  // CR_TESTS_BENCH_ROCKS_H_
