// The RocksDB engine with everything that its opening can be told and tells.
// Servers open it through guarded_open.h.

#ifndef CR_COMMON_STORE_ROCKS_ENGINE_H_
#define CR_COMMON_STORE_ROCKS_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/store/engine.h"

namespace rocksdb {
class FileSystem;
class Status;
}  // namespace rocksdb

namespace carereform::store {

// Formats of a data directory. One of the first has no watermark yet: it is
// taken over by the first guarded open.
inline constexpr char kFormatWithoutWatermark[] = "carereform 1";
inline constexpr char kFormatWithWatermark[] = "carereform 2";

// How to open RocksDB.
struct RocksOptions {
  // Under everything that is kept; null for the system's.
  std::shared_ptr<rocksdb::FileSystem> file_system = nullptr;
  // Changes kept in memory before they go to a file of their own.
  size_t write_buffer_bytes = size_t{64} << 20;
  // How long a scrub waits for readers: longer than a call may take.
  absl::Duration scrub_wait = absl::Minutes(1);
  // False loses acknowledged changes with the power: for the control of a test.
  bool sync = true;
};

// An open engine and what was found.
struct OpenedRocks {
  std::unique_ptr<Engine> engine;
  std::string format;  // Empty: nobody has written one yet.
  // By council, the first revision that was read back from the log: what is
  // before it was in files already.
  std::map<std::string, uint64_t> first_logged;
};

// Opens RocksDB on `directory`, which it creates if need be, and neither reads
// the format nor writes one. Errors as for OpenRocksEngine.
absl::StatusOr<OpenedRocks> OpenRocks(absl::string_view directory,
                                      const RocksOptions& options);

// Writes the format of the data, durably. Errors as for Engine::Write.
absl::Status WriteFormat(Engine& engine, absl::string_view format);

// Translates, once, for the whole suite. RocksDB's own words can hold paths and
// keys, so they go no further. DATA_LOSS, reason STORE_CORRUPT; UNAVAILABLE,
// reason STORE_UNAVAILABLE.
absl::Status FromRocks(const rocksdb::Status& status);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_ROCKS_ENGINE_H_
