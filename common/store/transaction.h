// What a handler reads and writes.

#ifndef CR_COMMON_STORE_TRANSACTION_H_
#define CR_COMMON_STORE_TRANSACTION_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/store/change_record.h"
#include "common/store/engine.h"
#include "common/store/overlay.h"
#include "common/store/partition.h"

namespace carereform::store {

// Reads one council's records, as they stood when it was made.
class Reader {
 public:
  // Sees `view`, which must outlive it unless `owner` keeps it.
  Reader(std::string council, PartitionHead head, const View& view,
         std::shared_ptr<const void> owner = nullptr)
      : council_(std::move(council)),
        head_(std::move(head)),
        view_(view),
        owner_(std::move(owner)) {}
  virtual ~Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // The council's id, the last segment of its name.
  const std::string& council() const { return council_; }

  // Where the records stood.
  const PartitionHead& head() const { return head_; }

  // The keys and values; see partition.h.
  virtual const View& view() const { return view_; }

 private:
  std::string council_;
  PartitionHead head_;
  const View& view_;
  std::shared_ptr<const void> owner_;
};

// Reads and writes one council's records. Sees its own writes. All of it is
// committed, with one change record, or none.
class Txn : public Reader {
 public:
  // Writes over `below`, the records as they stand, at `commit_time`.
  Txn(std::string council, const PartitionHead& head, const View& below,
      absl::Time commit_time);

  const View& view() const override { return overlay_; }

  // The revision that this transaction will be.
  uint64_t revision() const { return head().revision + 1; }

  // When this transaction happens: whole microseconds, never before the last.
  absl::Time commit_time() const { return commit_time_; }

  // Puts or deletes one key; see partition.h.
  void Put(std::string key, std::string value);
  void Delete(std::string key);

  // Adds an entry to the change record: `resource` now has `body`, which is
  // empty for one that is deleted. Returns the body's hash. The entry of the
  // resource that a method returns comes first. Errors: INVALID_ARGUMENT,
  // reason VALUE_TOO_LARGE or TRANSACTION_TOO_LARGE.
  absl::StatusOr<std::string> Record(ChangeKind kind,
                                     absl::string_view resource,
                                     absl::string_view body);

  // Has `action` called, in the order of commits, once the transaction is
  // durable and before anyone is told so. Not called if it fails.
  void OnCommit(std::function<void()> action);

  // For the writer: what to keep when the transaction succeeds.
  struct Outcome {
    Changes changes;  // Without the prefix of the partition.
    std::vector<ChangeEntry> entries;
    std::vector<std::string> bodies;  // Salt and body, one for each entry.
    std::vector<std::function<void()>> on_commit;
  };
  Outcome Take() { return std::move(outcome_); }
  bool has_entries() const { return !outcome_.entries.empty(); }

 private:
  absl::Time commit_time_;
  Outcome outcome_;
  Overlay overlay_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_TRANSACTION_H_
