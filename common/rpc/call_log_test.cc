#include "common/rpc/call_log.h"

#include "common/status/error.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace carereform::rpc {
namespace {

Call Example() {
  return {.caller = "local",
          .council = "x",
          .method = "carereform.assessments.v1.GetReferral",
          .now = absl::UnixEpoch(),
          .today = {},
          .deadline = {}};
}

TEST(CallLogTest, TellsWhatHappened) {
  const auto line = nlohmann::json::parse(
      CallLogLine(Example(), absl::OkStatus(), absl::Milliseconds(3)));
  EXPECT_EQ(line["time"], "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(line["method"], "carereform.assessments.v1.GetReferral");
  EXPECT_EQ(line["council"], "x");
  EXPECT_EQ(line["code"], "OK");
  EXPECT_EQ(line["micros"], 3000);
  EXPECT_FALSE(line.contains("reason"));
}

// What a caller sent may be anything, even a person's name in the wrong field.
TEST(CallLogTest, KeepsTheWordsOfACallersErrorOut) {
  const std::string line =
      CallLogLine(Example(), InvalidField("team", "cannot be 'Jane Doe'"), {});
  EXPECT_EQ(line.find("Jane"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(line)["reason"], "FIELD_INVALID");
}

TEST(CallLogTest, KeepsTheWordsOfAnInternalError) {
  const auto line = nlohmann::json::parse(
      CallLogLine(Example(), absl::InternalError("disk on fire"), {}));
  EXPECT_EQ(line["internal"], "disk on fire");
}

// Anything may stand where a council's id belongs.
TEST(CallLogTest, OfACallThatFailedOnlyACouncilOfTheCallersIsTold) {
  Call call = Example();
  const absl::Status failed = InvalidField("team", "is required");
  EXPECT_EQ(nlohmann::json::parse(CallLogLine(call, failed, {}))["council"],
            "");
  call.councils = {{"x"}};
  EXPECT_EQ(nlohmann::json::parse(CallLogLine(call, failed, {}))["council"],
            "x");
  call.councils = {{"y"}};
  EXPECT_EQ(nlohmann::json::parse(CallLogLine(call, failed, {}))["council"],
            "");
}

TEST(CallLogTest, TellsTheRecordThatWasReadAndOfNoOther) {
  Call call = Example();
  call.record = "councils/x/people/p";
  EXPECT_EQ(
      nlohmann::json::parse(CallLogLine(call, absl::OkStatus(), {}))["record"],
      "councils/x/people/p");
  EXPECT_FALSE(nlohmann::json::parse(
                   CallLogLine(call, InvalidField("name", "is none"), {}))
                   .contains("record"));
}

TEST(CallLogTest, IsOneLineOfJsonWhateverItHolds) {
  const std::string line =
      EventLogLine(absl::UnixEpoch(), "e", {{"v", "a\nb\x1b[31m\xff\""}});
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find('\x1b'), std::string::npos);
  EXPECT_TRUE(nlohmann::json::accept(line));
}

}  // namespace
}  // namespace carereform::rpc
