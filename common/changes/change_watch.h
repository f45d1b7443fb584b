// One call of WatchChanges.

#ifndef CR_COMMON_CHANGES_CHANGE_WATCH_H_
#define CR_COMMON_CHANGES_CHANGE_WATCH_H_

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/changes/v1/changes.pb.h"
#include "common/changes/bookmark.h"
#include "common/changes/change_batch.h"
#include "common/changes/resource_types.h"
#include "common/changes/watch_options.h"
#include "common/changes/watchers.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"

namespace carereform::changes {

// What all watches of a server share. Outlives them.
struct WatchParts {
  const rpc::ServerParts& server;
  const ResourceTypes& types;
  const WatchOptions& options;
  Watchers& watchers;
};

// Reads a batch on the executor, from a snapshot that goes again at once, and
// writes it; when that is taken, reads the next. Where there is none it waits
// for news. So a reader that is behind costs its position and one batch.
//
// gRPC calls its reactions on threads of its own, never from within what starts
// an operation, so one lock covers all.
class ChangeWatch final
    : public grpc::ServerWriteReactor<v1::WatchChangesResponse>,
      public Watcher,
      public std::enable_shared_from_this<ChangeWatch> {
 public:
  // `store` is the one that the request names, if the server has it.
  ChangeWatch(const WatchParts& parts, const store::Store& store,
              grpc::CallbackServerContext* context, rpc::Call call,
              const v1::WatchChangesRequest& request);

  // Begins to watch, or ends with `admitted` where that is an error. Called
  // once. The watch keeps itself until gRPC has done with it.
  void Begin(absl::Status admitted);

  const std::string& source() const override { return question_.source; }
  void Attend(bool news, SteadyTime now) override;
  void Stop() override;

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  enum class State { kReading, kWriting, kWaiting, kEnded };

  // These need the lock.
  void ReadSoon();
  void Write(v1::WatchChangesResponse response);
  void EndOnceIdle(absl::Status status);
  void End(const absl::Status& status);
  void CancelIfStuck(SteadyTime now);

  void Read();
  absl::StatusOr<v1::WatchChangesResponse> ReadNext();

  const WatchParts parts_;
  const store::Store& store_;
  grpc::CallbackServerContext* const context_;
  const rpc::Call call_;
  const v1::WatchChangesRequest request_;
  const FeedQuestion question_;
  const BatchLimits limits_;
  const SteadyTime ends_at_;  // The caller's deadline may come before.

  std::optional<Position> position_;  // Of the reading thread.

  std::mutex mutex_;
  std::shared_ptr<ChangeWatch> self_;
  State state_ = State::kReading;
  bool news_ = false;  // Since the last snapshot.
  bool writing_ = false;
  bool cancelled_ = false;
  bool done_ = false;
  std::optional<absl::Status> ending_;  // Once what is under way is over.
  SteadyTime ends_since_;
  SteadyTime last_write_;
  bool written_ = false;
  v1::WatchChangesResponse response_;
};

}  // namespace carereform::changes

#endif  // CR_COMMON_CHANGES_CHANGE_WATCH_H_
