// Follows a change feed as another program would, and checks what it was sent.

#ifndef CR_TESTS_INTEGRATION_FEED_READER_H_
#define CR_TESTS_INTEGRATION_FEED_READER_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "carereform/changes/v1/changes.grpc.pb.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/store/change_record.h"
#include "common/store/digest.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"

namespace carereform::tests {

using ChangeRecords = std::vector<changes::v1::ChangeRecord>;

// The bytes that a record's hash is of.
inline std::string HeaderOf(const changes::v1::ChangeRecord& record) {
  store::ChangeHeader header{
      .revision = static_cast<uint64_t>(record.revision()),
      .commit_time = rpc::FromTimestamp(record.commit_time()),
      .actor = record.actor(),
      .method = record.method(),
      .request_id = record.request_id(),
      .entries = {},
      .previous_hash = record.previous_hash()};
  for (const auto& entry : record.entries()) {
    header.entries.push_back({entry.resource(),
                              static_cast<store::ChangeKind>(entry.kind()),
                              entry.body_hash()});
  }
  return store::EncodeChangeHeader(header);
}

// Returns what is wrong with `records` as those after the revision `after`, or
// "" where each follows on the one before and is whole.
inline std::string FaultIn(const ChangeRecords& records, int64_t after = 0) {
  std::string previous(store::kDigestBytes, '\0');
  if (after > 0 && !records.empty()) previous = records[0].previous_hash();
  for (const auto& record : records) {
    if (record.revision() != ++after) {
      return absl::StrCat(record.revision(), " where ", after, " belongs");
    }
    if (record.previous_hash() != previous) {
      return absl::StrCat(after, " does not follow on");
    }
    if (store::Sha256(HeaderOf(record)) != record.hash()) {
      return absl::StrCat(after, " is not what its hash is of");
    }
    previous = record.hash();
  }
  return "";
}

// Watches on a thread of its own, from the start, until the call ends.
class FeedReader {
 public:
  FeedReader(const std::shared_ptr<grpc::Channel>& channel,
             changes::v1::WatchChangesRequest request,
             absl::Duration deadline = absl::InfiniteDuration())
      : channel_(channel), request_(std::move(request)) {
    context_.set_deadline(absl::ToChronoTime(absl::Now() + deadline));
    thread_ = std::thread([this] { Run(); });
  }
  ~FeedReader() { Cancel(); }

  // Ends the call and returns once it has ended.
  void Cancel() {
    context_.TryCancel();
    if (thread_.joinable()) thread_.join();
  }

  // Waits until the record `revision` has come; false after a while, or where
  // the call has ended without it.
  bool WaitFor(int64_t revision) {
    return Wait([&] {
      return !records_.empty() && records_.back().revision() >= revision;
    });
  }
  bool WaitForResponses(int count) {
    return Wait([&] { return responses_ >= count; });
  }

  // Waits for the end of the call and returns how it ended.
  absl::Status End() {
    thread_.join();
    return status_;
  }

  ChangeRecords records() {
    const std::lock_guard lock(mutex_);
    return records_;
  }
  std::string bookmark() {
    const std::lock_guard lock(mutex_);
    return bookmark_;
  }

 private:
  void Run() {
    const auto stub = changes::v1::ChangeFeedService::NewStub(channel_);
    const auto stream = stub->WatchChanges(&context_, request_);
    changes::v1::WatchChangesResponse response;
    while (stream->Read(&response)) {
      const std::lock_guard lock(mutex_);
      ++responses_;
      bookmark_ = response.bookmark();
      for (auto& record : *response.mutable_changes()) {
        records_.push_back(std::move(record));
      }
      wake_.notify_all();
    }
    const grpc::Status status = stream->Finish();
    const std::lock_guard lock(mutex_);
    status_ = FromGrpcStatus(status);
    ended_ = true;
    wake_.notify_all();
  }

  template <typename Condition>
  bool Wait(Condition condition) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, std::chrono::seconds(30),
                   [&] { return ended_ || condition(); });
    return condition();
  }

  const std::shared_ptr<grpc::Channel> channel_;
  const changes::v1::WatchChangesRequest request_;
  grpc::ClientContext context_;
  std::mutex mutex_;
  std::condition_variable wake_;
  ChangeRecords records_;
  std::string bookmark_;
  int responses_ = 0;
  bool ended_ = false;
  absl::Status status_;
  std::thread thread_;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_INTEGRATION_FEED_READER_H_
