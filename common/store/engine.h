// The seam under the suite: an ordered map of bytes with an atomic durable
// batch, point reads and ordered scans at a snapshot, and one owner at a time.
//
// Everything else (transactions, change records, history, indexes) is built on
// top, once, so that an engine stays small. Every engine passes
// tests/conformance.

#ifndef CR_COMMON_STORE_ENGINE_H_
#define CR_COMMON_STORE_ENGINE_H_

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace carereform::store {

// Changes by key: the value to put, or nothing to delete the key.
using Changes = std::map<std::string, std::optional<std::string>, std::less<>>;

// Called for each key and value of a scan; returns false to end it.
using Visitor =
    absl::FunctionRef<bool(absl::string_view key, absl::string_view value)>;

// An unchanging view of keys and values. Thread-safe.
class View {
 public:
  virtual ~View() = default;

  // Returns the value of `key`, or nothing. Errors: DATA_LOSS, reason
  // STORE_CORRUPT; UNAVAILABLE, reason STORE_UNAVAILABLE.
  virtual absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const = 0;

  // Visits the keys from `begin` up to but not including `end`, in byte order;
  // an empty `end` means no end. Errors as for Get.
  virtual absl::Status Scan(absl::string_view begin, absl::string_view end,
                            Visitor visit) const = 0;
};

// A place that keeps keys and values.
class Engine {
 public:
  virtual ~Engine() = default;

  // Makes all of `changes`, or none, and returns OK only once they would
  // survive a loss of power. After any other return the outcome is unknown, and
  // nothing more may be written. Called by one thread at a time.
  virtual absl::Status Write(const Changes& changes) = 0;

  // Returns a view of what is written now. Thread-safe.
  virtual std::shared_ptr<const View> Snapshot() const = 0;

  // Rewrites what is kept, so that nothing that was deleted or overwritten
  // before this call remains in it. Waits for views made before then, a minute
  // at most. Thread-safe; others read and write meanwhile. Errors: UNAVAILABLE,
  // reason SCRUB_BLOCKED, where such a view stays, and nothing is
  // promised; STORE_UNAVAILABLE.
  virtual absl::Status Scrub() = 0;
};

// Returns an engine that keeps everything in memory and nothing after.
std::unique_ptr<Engine> OpenMemoryEngine();

// Returns the RocksDB engine on `directory`, which it creates if need be.
// Errors: FAILED_PRECONDITION, reason STORE_IN_USE, while another process has
// it, or STORE_NEWER for a format of a later version; DATA_LOSS, reason
// STORE_CORRUPT; UNAVAILABLE, reason STORE_UNAVAILABLE, where the directory
// cannot be used.
absl::StatusOr<std::unique_ptr<Engine>> OpenRocksEngine(
    absl::string_view directory);

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_ENGINE_H_
