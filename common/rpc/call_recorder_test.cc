#include "common/rpc/call_recorder.h"

#include <thread>
#include <vector>

#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::rpc {
namespace {

using testing::ElementsAre;
using tests::HasReason;
using tests::IsOk;

class Counts final : public CallCounter {
 public:
  void Started(absl::string_view) override { ++started; }
  void Finished(absl::string_view, absl::StatusCode code,
                absl::Duration) override {
    codes.push_back(code);
  }
  int started = 0;
  std::vector<absl::StatusCode> codes;
};

class CallRecorderTest : public testing::Test {
 protected:
  void Record(const absl::Status& status) {
    recorder_.Started(call_);
    recorder_.Finished(call_, status, absl::Milliseconds(1));
  }

  const Call call_ = [] {
    Call call;
    call.method = "m";
    return call;
  }();
  const absl::Status refused_ = InvalidField("team", "is not one");
  const absl::Status failed_ =
      MakeError(absl::StatusCode::kDataLoss, "STORE_CORRUPT", "broken");
  const absl::Status internal_ = absl::NotFoundError("words for the log");
  size_t lines_ = 0;
  Counts counts_;
  CallRecorder recorder_{[this](const std::string&) { ++lines_; }, &counts_};
};

TEST_F(CallRecorderTest, LogsAsMuchAsTheLevelSays) {
  struct Case {
    common::v1::LogLevel level;
    size_t lines;
  };
  for (const Case& c : {Case{common::v1::CALLS, 4},
                        {common::v1::REFUSALS, 3},
                        {common::v1::ERRORS, 2}}) {
    recorder_.set_log_level(c.level);
    lines_ = 0;
    for (const absl::Status& status :
         {absl::OkStatus(), refused_, failed_, internal_}) {
      Record(status);
    }
    EXPECT_EQ(lines_, c.lines) << c.level;
  }
}

TEST_F(CallRecorderTest, CountsEveryCallWhateverIsLogged) {
  recorder_.set_log_level(common::v1::ERRORS);
  Record(absl::OkStatus());
  Record(refused_);
  Record(internal_);
  EXPECT_EQ(counts_.started, 3);
  // As its caller sees it.
  EXPECT_THAT(counts_.codes, ElementsAre(absl::StatusCode::kOk,
                                         absl::StatusCode::kInvalidArgument,
                                         absl::StatusCode::kInternal));
}

TEST_F(CallRecorderTest, OnceClosedAdmitsOnlyWhatTheServerAsksItself) {
  EXPECT_THAT(recorder_.Admit(call_), IsOk());
  recorder_.Close();
  EXPECT_THAT(recorder_.Admit(call_),
              HasReason(absl::StatusCode::kUnavailable, "SERVER_STOPPING"));
  Call own = call_;
  own.in_process = true;
  EXPECT_THAT(recorder_.Admit(own), IsOk());
}

TEST_F(CallRecorderTest, WaitsForWhatIsUnderWay) {
  const absl::Duration quiet = absl::Milliseconds(1);
  EXPECT_TRUE(recorder_.AwaitIdle(quiet, absl::Seconds(30)));
  recorder_.Started(call_);
  recorder_.Started(call_);
  EXPECT_EQ(recorder_.under_way(), 2);
  EXPECT_FALSE(recorder_.AwaitIdle(quiet, absl::Milliseconds(1)));
  recorder_.Finished(call_, refused_, absl::ZeroDuration());
  std::thread later([this] {
    recorder_.Finished(call_, absl::OkStatus(), absl::ZeroDuration());
  });
  EXPECT_TRUE(recorder_.AwaitIdle(quiet, absl::Seconds(30)));
  later.join();
  EXPECT_EQ(recorder_.under_way(), 0);
}

}  // namespace
}  // namespace carereform::rpc
