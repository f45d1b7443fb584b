// Readers of a feed that take nothing: what they cost, and how they end.

#include <unistd.h>

#include <fstream>

#include "tests/integration/feed_fixture.h"

namespace carereform::tests {
namespace {

// Bytes of memory that this process, server and readers, has in use.
size_t MemoryInUse() {
  std::ifstream file("/proc/self/statm");
  size_t whole = 0;
  size_t resident = 0;
  file >> whole >> resident;
  return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

// A call that is made, and then nothing of it is read until Drain.
class StalledReader {
 public:
  StalledReader(const std::string& address,
                const changes::v1::WatchChangesRequest& request) {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    // What is on the way stays small, so that the server soon has to wait.
    arguments.SetInt(GRPC_ARG_HTTP2_BDP_PROBE, 0);
    arguments.SetInt(GRPC_ARG_HTTP2_STREAM_LOOKAHEAD_BYTES, 16'384);
    channel_ = grpc::CreateCustomChannel(
        address, grpc::InsecureChannelCredentials(), arguments);
    stub_ = changes::v1::ChangeFeedService::NewStub(channel_);
    stream_ = stub_->WatchChanges(&context_, request);
  }
  ~StalledReader() {
    context_.TryCancel();
    if (!drained_) Drain().IgnoreError();
  }

  // Reads to the end, and returns how the call ended.
  absl::Status Drain() {
    drained_ = true;
    changes::v1::WatchChangesResponse response;
    while (stream_->Read(&response)) {
      for (const auto& record : response.changes()) {
        records_.push_back(record);
      }
      bookmark_ = response.bookmark();
    }
    return FromGrpcStatus(stream_->Finish());
  }

  const ChangeRecords& records() const { return records_; }
  const std::string& bookmark() const { return bookmark_; }

 private:
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<changes::v1::ChangeFeedService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<changes::v1::WatchChangesResponse>>
      stream_;
  ChangeRecords records_;
  std::string bookmark_;
  bool drained_ = false;
};

class SlowReaderTest : public FeedFixture {
 protected:
  static constexpr int kRecords = 1600;

  // A feed of about a megabyte, in small responses.
  void Fill() { Write(8, kRecords / 8); }
  static WatchRequest Everything() {
    WatchRequest request = FromTheBeginning();
    request.set_include_bodies(true);
    request.set_page_size(5);
    return request;
  }
  static changes::WatchOptions Patience(absl::Duration patience) {
    changes::WatchOptions options;
    options.slowest_read = patience;
    return options;
  }
};

TEST_F(SlowReaderTest, CostsLittleAndHoldsUpNobody) {
  constexpr int kStalled = 40;
  Fill();
  size_t feed_bytes = 0;
  {
    const auto reader = Watch(Everything());
    ASSERT_TRUE(reader->WaitFor(kRecords + 1));
    for (const auto& record : reader->records()) {
      feed_bytes += record.ByteSizeLong();
    }
  }
  const size_t before = MemoryInUse();
  std::vector<std::unique_ptr<StalledReader>> stalled;
  for (int i = 0; i < kStalled; ++i) {
    stalled.push_back(std::make_unique<StalledReader>(address(), Everything()));
  }
  const auto healthy = Watch(Everything());
  ASSERT_TRUE(healthy->WaitFor(kRecords + 1));
  Write(4, 10);
  ASSERT_TRUE(healthy->WaitFor(kRecords + 41));
  EXPECT_EQ(FaultIn(healthy->records()), "");
  const size_t after = MemoryInUse();
  const size_t grown = after > before ? after - before : 0;
  std::printf(
      "Shown: slow readers: %d took nothing of a feed of %zu kB; memory grew "
      "by %zu "
      "kB, all of it would be %zu kB\n",
      kStalled, feed_bytes >> 10, grown >> 10, (kStalled * feed_bytes) >> 10);
  EXPECT_LT(grown, kStalled * feed_bytes / 2);
}

TEST_F(SlowReaderTest, IsEndedAndGoesOnFromItsBookmark) {
  RestartWith(Patience(absl::Milliseconds(400)));
  Fill();
  StalledReader slow(address(), Everything());
  const auto healthy = Watch(Everything());
  ASSERT_TRUE(WaitForLoggedWatches("READER_TOO_SLOW", 1));
  EXPECT_THAT(slow.Drain(),
              HasReason(absl::StatusCode::kUnavailable, "READER_TOO_SLOW"));
  ChangeRecords all = slow.records();
  ASSERT_GT(all.size(), 0);
  ASSERT_LT(all.size(), kRecords);
  const auto again = Watch(FromBookmark(slow.bookmark()));
  ASSERT_TRUE(again->WaitFor(kRecords + 1));
  for (const auto& record : again->records()) all.push_back(record);
  EXPECT_EQ(FaultIn(all), "");
  EXPECT_EQ(all.size(), kRecords + 1);
  ASSERT_TRUE(healthy->WaitFor(kRecords + 1));
  EXPECT_EQ(LoggedWatches("READER_TOO_SLOW"), 1);
}

// One that never reads again is cut off, and its place is free.
TEST_F(SlowReaderTest, IsCutOffWhereItStillTakesNothing) {
  changes::WatchOptions options = Patience(absl::Milliseconds(200));
  options.max_watchers = 1;
  RestartWith(options);
  Fill();
  StalledReader slow(address(), Everything());
  ASSERT_TRUE(WaitForLoggedWatches("READER_TOO_SLOW", 1));
  bool free = false;
  for (int i = 0; i < 200 && !free; ++i) {
    absl::SleepFor(absl::Milliseconds(50));
    free = Watch()->WaitFor(1);
  }
  EXPECT_TRUE(free);
  EXPECT_EQ(slow.Drain().code(), absl::StatusCode::kUnavailable);
}

TEST_F(SlowReaderTest, DoesNotHoldUpAStop) {
  Fill();
  StalledReader slow(address(), Everything());
  absl::SleepFor(absl::Milliseconds(300));  // Until the server has to wait.
  const absl::Time before = absl::Now();
  Stop();
  EXPECT_LT(absl::Now() - before, absl::Seconds(8));
  EXPECT_EQ(slow.Drain().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace carereform::tests
