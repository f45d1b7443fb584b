// The one writer of a store: runs every change, in order, in groups.
//
// A group is one atomic batch with one sync, and nobody is told of a change
// before the group that holds it is durable. Councils take turns, so that an
// import of one does not hold up another.

#ifndef CR_COMMON_STORE_WRITER_H_
#define CR_COMMON_STORE_WRITER_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "common/store/disk_space.h"
#include "common/store/engine.h"
#include "common/store/publication.h"
#include "common/store/store_status.h"
#include "common/store/transaction.h"
#include "common/store/watermark.h"
#include "common/types/limits.h"

namespace carereform::store {

// A change to make.
struct WriteRequest {
  std::string council = {};     // Whose records.
  std::string actor = {};       // Who asks: an opaque name of the caller.
  std::string method = {};      // The method called.
  std::string request_id = {};  // The caller's, or empty.
  std::string digest = {};      // Of the request, when there is a request id.
  absl::Time deadline = absl::InfiniteFuture();
  bool creates_council = false;

  // Makes the change. Runs on the writer's thread: must not wait for anything.
  std::function<absl::Status(Txn&)> body = {};

  // Rebuilds the result of the change that an earlier request made. Required
  // when there is a request id.
  std::function<absl::Status(const Reader&, uint64_t revision)> replay = {};

  // Told how it went, once: on the writer's thread, or on the caller's where
  // the change is not even queued.
  std::function<void(absl::Status)> done = [](absl::Status) {};
};

// Settings of a writer.
struct WriterOptions {
  std::function<absl::Time()> clock = &absl::Now;
  // Called once, on the writer's thread, if the engine or the watermark fails.
  // Nothing is acknowledged from then on.
  std::function<void(absl::Status)> on_failure = [](absl::Status) {};
  size_t max_queued = kMaxQueuedWrites;
  size_t max_group = 256;
  // Kept of every group; null for a store that is not guarded.
  std::shared_ptr<Watermark> watermark = nullptr;
  // Of the data directory's volume; null where there is always room.
  SpaceProbe space = nullptr;
  DiskLimits disk_limits = {};
};

// Runs changes on a thread of its own. Submit is thread-safe.
class Writer {
 public:
  Writer(Engine& engine, WriterOptions options);
  // Finishes what is queued.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  // Queues `request`. Its `done` may be told:
  //   what `body` returns
  //   COUNCIL_NOT_FOUND     there is no such council
  //   REQUEST_ID_REUSED     see idempotency.h
  //   DEADLINE_EXCEEDED     the deadline passed while it was queued
  //   WRITE_QUEUE_FULL      too many changes are queued; try again later
  //   DISK_NEARLY_FULL      there is no room; try again later
  //   TOO_MANY_COUNCILS     one more may not be created
  //   STORE_UNAVAILABLE     the engine failed: the outcome is unknown
  void Submit(WriteRequest request);

  // Returns how the writer and what it writes to are doing. Thread-safe.
  StoreStatus Status();

  // Returns the records as of the last group that everyone was told of: what
  // readers see, so that they are never ahead of what OnCommit keeps in memory.
  std::shared_ptr<const View> Published() const;

  // Tells of each council whose records Published has anew, once it has them.
  Publication& publication() { return publication_; }

 private:
  // A change that has run and waits for its group to be durable.
  struct Ran {
    WriteRequest request;
    absl::Status status;
    std::vector<std::function<void()>> on_commit;
  };
  // The group being made.
  struct Group {
    std::shared_ptr<const View> below;
    Changes changes;  // With prefixes.
    std::map<std::string, PartitionHead> heads;
    std::vector<Ran> ran;
    size_t new_councils = 0;
    uint64_t new_revisions = 0;
  };

  void CountRecords();
  void Run();
  std::vector<WriteRequest> TakeGroup();
  std::optional<WriteRequest> TakeNext();
  absl::Status RunOne(WriteRequest& request, Group& group, Ran& ran);
  absl::StatusOr<PartitionHead> HeadFor(const WriteRequest& request,
                                        const View& records,
                                        const Group& group) const;
  absl::Status Commit(WriteRequest& request, Txn& txn, Group& group, Ran& ran);
  void Finish(Group& group);
  absl::Status MakeDurable(const Group& group);
  void Publish(const Group& group);
  static void Tell(Group& group);
  void Announce(const Group& group);

  Engine& engine_;
  const WriterOptions options_;
  DiskSpace disk_;
  Publication publication_;

  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::shared_ptr<const View> published_;
  std::map<std::string, std::deque<WriteRequest>> queues_;  // By council.
  std::string last_served_;
  size_t queued_ = 0;
  bool stopping_ = false;
  size_t councils_ = 0;
  uint64_t revisions_ = 0;
  // Of the engine or the watermark. Written by the writer's thread only, which
  // may read it without the lock.
  absl::Status failure_;
  std::thread thread_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_WRITER_H_
